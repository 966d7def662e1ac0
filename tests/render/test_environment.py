"""Our own way of compiling templates prints what Jinja's own prints."""

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from newsgen.render.environment import Pressroom, escaped

TEMPLATES = {
    "base": "<{% block a %}base{% endblock %}|{% block b %}{{ text }}{% endblock %}>{% include 'part' %}",
    "part": "({% for each in list %}{{ each }}{% if not loop.last %}, {% endif %}{% endfor %})",
    "child": "{% extends 'base' %}lost{% block a %}{{ super() }}+{{ markup }}{% include 'part' %}{% endblock %}",
    "macros": "{% macro m(x) %}[{{ x }}{{ caller() }}]{% endmacro %}{% call m(text) %}{{ text }}{% endcall %}",
    "sets": "{% set x %}{{ text }}{% endset %}{{ x }}{{ x | length }}{% filter upper %}{{ text }}{% endfilter %}",
    "numbers": "{{ 1.5 }}{{ none }}{{ list | length }}{{ text | safe }}",
    "unescaped": "{% autoescape false %}{{ text }}{% endautoescape %}{{ text }}",
    "empty": "",
}
VALUES = {"text": "<a & 'b' \"c\">", "markup": Markup("<b>"), "list": [1, "<", Markup("&amp;")]}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_prints_what_it_prints_in_jinja(name):
    ours, theirs = (made(loader=DictLoader(TEMPLATES), autoescape=True) for made in (Pressroom, Environment))
    assert ours.get_template(name).render(VALUES) == theirs.get_template(name).render(VALUES)


@pytest.mark.parametrize("value", ["plain", "<", "&amp;", "'", '"', "", Markup("<b>"), 3, None, 1.5])
def test_a_value_is_escaped_as_markupsafe_escapes_it(value):
    assert escaped(value) == escape(value)

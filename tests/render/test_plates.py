"""A plate prints what Jinja prints, or there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, Template, TemplateError
from markupsafe import Markup

from newsgen.render.environment import Plateroom
from newsgen.render.plates import Plate, Uneven, same_as
from newsgen.render.theme import Theme
from render.sample import every_page

OPTIONS = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
VALUES = {"t": "<a & 'b'>", "site": {"title": "T"}, "page": [1, 2], "own": Markup("<b>"), "yes": True, "no": False}
PAGES = every_page()


def jinja(templates, name="main"):
    return Environment(loader=DictLoader(templates), **OPTIONS).get_template(name).render(VALUES)


def plate(templates, name="main"):
    room = Plateroom(loader=DictLoader(templates), **OPTIONS)
    code = room.compile(Plate(name, lambda each: room.parse(templates[each], each)).tree(), name)
    return Template.from_code(room, code, room.globals).render(VALUES)


EVEN = {
    "a block": {
        "main": '{% extends "base" %}{% block a %}{{ t }}{% endblock %}',
        "base": "<{% block a %}{% endblock %}>",
    },
    "two above": {
        "main": '{% extends "middle" %}{% block b %}[{{ super() }}]{% endblock %}',
        "middle": '{% extends "base" %}{% block a %}({% block b %}{{ t }}{% endblock %}){% endblock %}',
        "base": "<{% block a %}{% endblock %}>",
    },
    "super twice": {
        "main": '{% extends "base" %}{% block a %}{% if yes %}{{ super() }}{% else %}{{ super() }}!{% endif %}'
        "{% endblock %}",
        "base": "<{% block a %}{% for each in page %}{{ each }}{% endfor %}{% endblock %}>",
    },
    "super of super": {
        "main": '{% extends "middle" %}{% block a %}1{{ super() }}{% endblock %}',
        "middle": '{% extends "base" %}{% block a %}2{{ super() }}{% endblock %}',
        "base": "{% block a %}3{% endblock %}",
    },
    "text beside blocks": {
        "main": '{% extends "base" %}lost{% block a %}{% endblock %}',
        "base": "{% block a %}{% endblock %}.",
    },
    "texts and others joined": {
        "main": '{{ "a:" ~ t }}{{ "<" ~ own }}{{ "a" ~ 1 }}{{ 1 ~ t }}{{ "a" ~ t ~ own }}{{ "a" ~ ("b" ~ t) }}',
    },
    "an include sees what is set": {
        "main": '{% set x = 1 %}{% include "part" %}{{ x }}',
        "part": "{{ x }}{% set x = 2 %}{{ x }}",
    },
    "an include in a loop": {
        "main": '{% for x in page %}{% include "part" %}{% endfor %}',
        "part": "{% set y = x %}{{ y }}",
    },
    "an include that loops": {
        "main": '{% for x in page %}{% include "part" %}{% endfor %}',
        "part": "{% for y in page %}{{ x }}{{ y }}{{ loop.last }}{% endfor %}",
    },
    "an include of an include": {"main": '{% include "part" %}', "part": '({% include "deep" %})', "deep": "{{ t }}"},
    "an include that includes itself": {
        "main": '{% set n = 3 %}{% include "part" %}',
        "part": '{{ n }}{% if n %}{% set n = n - 1 %}{% include "part" %}{% endif %}',
    },
    "an include with a macro": {
        "main": '{% include "part" %}',
        "part": "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(t) }}",
    },
    "a chosen include": {"main": '{% include "part" if yes else "none" %}', "part": "{{ t }}"},
    "a missing include": {"main": 'a{% include "none" ignore missing %}b'},
    "a scoped block": {"main": "{% for x in page %}{% block a scoped %}{{ x }}{% endblock %}{% endfor %}"},
    "set and filtered": {"main": "{% set x %}<{{ t }}>{% endset %}{{ x }}{% filter upper %}{{ t }}{% endfilter %}"},
    "with": {"main": '{% with x = t %}{% include "part" %}{% endwith %}', "part": "{{ x }}"},
    "not escaped": {"main": "{% autoescape false %}{{ t }}{% endautoescape %}{{ t }}"},
    "items": {"main": "{{ site['title'] }}{{ page[0] }}{{ page[:1] }}{{ 'a'.upper() }}"},
    "a name of ours that is bound anew": {
        "main": "{% set t = 1 %}{{ t }}{% for page in page %}{{ page }}{% endfor %}{{ page }}"
    },
    "a name that is not there": {"main": "{{ (nobody is defined) }}{% if no %}{{ nobody }}{% endif %}"},
}
UNEVEN = {
    "a block that would see too much": {
        "main": "{% for own in page %}{% block a %}{{ own }}{% endblock %}{% endfor %}"
    },
    "a set beside blocks": {
        "main": '{% extends "base" %}{% set x = 1 %}{% block a %}{{ x }}{% endblock %}',
        "base": "{% block a %}{% endblock %}",
    },
    "words before the frame": {"main": 'before{% extends "base" %}', "base": "after"},
    "a chosen frame": {"main": '{% extends "base" if yes else "none" %}', "base": "base"},
    "a block by its name": {"main": "{% block a %}1{% endblock %}{{ self.a() }}"},
    "super in a word": {
        "main": '{% extends "base" %}{% block a %}{{ super() | upper }}{% endblock %}',
        "base": "{% block a %}b{% endblock %}",
    },
    "a block in a filter": {"main": "{% filter upper %}{% block a %}b{% endblock %}{% endfilter %}"},
    "an import": {"main": '{% from "part" import m %}{{ m() }}', "part": "{% macro m() %}1{% endmacro %}"},
}


@pytest.mark.parametrize("name", EVEN)
def test_a_plate_prints_what_the_templates_print(name):
    assert plate(EVEN[name]) == jinja(EVEN[name])


@pytest.mark.parametrize("name", UNEVEN)
def test_what_might_print_otherwise_is_uneven(name):
    assert jinja(UNEVEN[name])
    with pytest.raises(Uneven):
        plate(UNEVEN[name])


@pytest.mark.parametrize("name", [name for name, shown in PAGES.items() if shown.plan.kind not in ("feed", "sitemap")])
def test_every_kind_has_a_plate_that_prints_its_page(name, monkeypatch):
    shown = PAGES[name]
    template = f"{shown.plan.kind}.html"
    theme, slow = Theme(), Theme()
    monkeypatch.setattr(slow, "_plate", lambda _name: None)
    assert theme.page(template, shown) == slow.page(template, shown)
    assert None not in theme._plates.values()


def test_a_template_that_only_extends_another_is_that_one():
    assert same_as('{# A day. #}\n{% extends "listing.html" %}\n') == ""
    assert same_as('{% extends "term.html" %}') == "term.html"
    assert same_as('{% extends "term.html" %}{% block a %}{% endblock %}') == ""


NAMES = st.sampled_from(["t", "own", "x", "y", "page", "site.title"])
PIECES = st.recursive(
    st.sampled_from(["text", "<b>", '{% include "part" %}', "{{ super() }}", "{{ loop.last }}"])
    | NAMES.map("{{{{ {} }}}}".format)
    | st.sampled_from(["{% set x = t %}", "{% set y = 1 %}", "{% set t = 2 %}"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        .map("".join)
        .flatmap(
            lambda body: st.sampled_from(
                [
                    f"{{% for x in page %}}{body}{{% endfor %}}",
                    f"{{% if yes %}}{body}{{% else %}}-{{% endif %}}",
                    f"{{% if no %}}{body}{{% endif %}}",
                    f"{{% block a %}}{body}{{% endblock %}}",
                    f"{{% block b scoped %}}{body}{{% endblock %}}",
                    f"{{% with y = t %}}{body}{{% endwith %}}",
                ]
            )
        )
    ),
    max_leaves=6,
)
BODIES = st.lists(PIECES, max_size=4).map("".join)


@settings(deadline=None)
@given(main=BODIES, base=BODIES, part=BODIES, extending=st.booleans())
def test_whatever_a_plate_prints_jinja_prints(main, base, part, extending):
    templates = {"main": f'{{% extends "base" %}}{main}' if extending else main, "base": base, "part": part}
    try:
        printed = plate(templates)
    except (Uneven, TemplateError, AttributeError, LookupError, TypeError, RecursionError):
        return  # Jinja has the last word
    assert printed == jinja(templates)

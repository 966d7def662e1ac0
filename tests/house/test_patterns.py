"""Regular expressions that every Python we support reads alike."""

import re

from proofs.code import modules

# "(…)*+", "(…)++", "(…)?+" and "(?>…)" in a string. Before Python 3.11.5, Debian 12's among them, what such groups
# match may lack letters (python/cpython#106052); characters and classes, as in "[a-z]*+", are sound.
POSSESSIVE = re.compile(r"""[^\\]\)[*+?]\+|[^\\]\(\?>""")


def test_no_group_is_possessive():
    lines = [(module.place, line) for module in modules() for line in module.lines if '"' in line]
    assert [(place, line) for place, line in lines if POSSESSIVE.search(line)] == []
    assert POSSESSIVE.search('re.compile("(a b)*+")')

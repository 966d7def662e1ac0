"""XML by the standard library's serializer, cleaned of the characters that XML cannot hold.

One of them in a headline makes a whole feed unreadable, so they are removed here, whatever was done before.
"""

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

__all__ = ["DECLARATION", "Element", "child", "document", "fit"]

DECLARATION: Final = '<?xml version="1.0" encoding="utf-8"?>\n'

# XML 1.0, production [2] Char: all but these.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def child(parent: Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """A new element at the end of `parent`, its text and attributes cleaned."""
    element = SubElement(parent, tag, {name: fit(value) for name, value in (attributes or {}).items()})
    element.text = fit(text) or None
    return element


def document(root: Element) -> str:
    """The whole document, with its declaration, indented for people who look into it."""
    indent(root, space=" ")
    return DECLARATION + tostring(root, encoding="unicode") + "\n"


def fit(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _UNFIT.sub("", text)

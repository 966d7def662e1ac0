"""What a word with a capital looks like, for patterns that look for names.

Python's patterns know no "upper case" class. What is no lower-case letter of the Latin, Greek and Cyrillic
scripts counts as a capital, so that scripts without case have names, too.
"""

from typing import Final

LOWER: Final = "".join(chr(code) for code in range(ord("a"), 0x530) if chr(code).islower())
CAPITAL: Final = rf"[^\W\d_{LOWER}]"
CAPITALISED: Final = rf"{CAPITAL}[\w.'’-]*"

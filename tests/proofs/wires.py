"""Agency copy made for a test, of invented words, and what papers do with it."""

from random import Random

PARAGRAPHS = 10
_LETTERS = "aaabcdeeeefghiiijklmnooopqrrrsstttuuvwyz"

Text = tuple[str, ...]


def wire(seed: int) -> Text:
    """The paragraphs of a story of 400 words."""
    dice = Random(seed)
    return tuple(" ".join(_word(dice) for _ in range(40)).capitalize() + "." for _ in range(PARAGRAPHS))


def _word(dice: Random) -> str:
    return "".join(dice.choice(_LETTERS) for _ in range(dice.randint(2, 9)))


def cut(text: Text, _dice: Random) -> Text:
    """The last four of ten paragraphs left out."""
    return text[: len(text) * 6 // 10]


def mixed(text: Text, dice: Random) -> Text:
    """The paragraphs in another order."""
    return tuple(dice.sample(text, len(text)))


def reworded(text: Text, dice: Random) -> Text:
    """One word in ten another."""
    return tuple(
        " ".join(_word(dice) if dice.random() < 0.1 else word for word in paragraph.split()) for paragraph in text
    )

"""What readers find an article by: its words, as its page shows them, and where it is filed."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from newsgen.catalog.bodies import wording
from newsgen.catalog.queries import Findable
from newsgen.catalog.slugs import term_slug
from newsgen.catalog.western import is_western

# Scripts that put no spaces between words, and Korean, whose particles cling to them: each character is a word of its
# own, and a word is a phrase of them. Thai, Lao, Myanmar, Khmer; kana, ideographs, hangul.
ALONE: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# What the same word may be written with or without: soft hyphens and joiners, vowel points of Hebrew and Arabic,
# the Arabic stroke. Private characters are ours: they mark what is no text.
DROPPED: Final = (
    "\u00ad\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200d\u2060\ufeff\ue000-\ue0ff"
)
# A section, topic, author or agency is one word of the column `filed`: this sign and its slug.
SIGNS: Final = {"section": "\ue001", "topic": "\ue002", "author": "\ue003", "agency": "\ue004"}
HYPHEN: Final = "\ue000"  # a slug's hyphen, which else would end the word


class Words(NamedTuple):
    """The columns of the index, as texts."""

    headline: str
    byline: str
    caption: str
    body: str
    filed: str


COLUMNS: Final = ", ".join(Words._fields)


def words_of(article: Findable) -> Words:
    """All that an article's page says of it: names and roles in the byline, credits with captions."""
    told, blocks = wording(article.body)
    filed = [filed_under("section", article.section)] if article.section else []
    filed += [_filed("topic", name) for name in told.topics]
    filed += [_filed("author", person.name) for person in told.byline]
    filed += [_filed("agency", name) for name in told.agencies]
    people = [each for person in told.byline for each in (person.name, person.role)]
    captions = [each for figure in told.figures for each in (figure.caption, figure.place, figure.credit)]
    corrections = [correction.text for correction in told.corrections]
    text = (told.kicker, told.standfirst, told.dateline, *blocks, *corrections, *told.notes)
    return Words(
        spaced(told.headline),
        spaced(_lines((*people, *told.agencies))),
        spaced(_lines(captions)) if captions else "",
        spaced(_lines(text)),
        " ".join(filed),
    )


def filed_under(kind: str, slug: str) -> str:
    """The word that stands for a section, topic, author or agency."""
    return SIGNS[kind] + slug.replace("-", HYPHEN)


@lru_cache(maxsize=16384)
def _filed(kind: str, name: str) -> str:
    return filed_under(kind, term_slug(name))


def spaced(text: str) -> str:
    """The text as FTS5 tells its words apart."""
    if is_western(text) and "\u00ad" not in text:  # surely nothing to be done: looking for it takes ten times as long
        return text
    alone, dropped = _patterns()
    return alone.sub(r" \g<0> ", dropped.sub("", text))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Made when a text first needs them: that takes 7 ms."""
    return re.compile(f"[{ALONE}]"), re.compile(f"[{DROPPED}]")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))

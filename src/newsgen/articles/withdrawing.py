"""What is taken back of an article: which of the archive's words on it holds, and the draft with its names replaced.

Names are replaced before anything is understood, so that no quote, address, list or search ever sees them: in what a
Markdown file's fields and text say, and in the bytes of a raw text before it is read.
"""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape
from typing import Any, Final

from msgspec.structs import replace

from newsgen.articles.decoding import decode
from newsgen.articles.drafting import Drafted, drafted
from newsgen.config import Config
from newsgen.model import Article, Draft, Source, Withdrawal, Withheld
from newsgen.problems import Problem
from newsgen.settings import Wrong
from newsgen.withdrawals_file import LEVELS, made
from newsgen.withheld import Veil

FIELD: Final = "withdrawal"
HIDING: Final = ("anonymise", "tombstone")  # the levels that take words back
RUNS: Final = 12  # of a text that is gone, by which it would be found
_RUN: Final = re.compile(r"[^\W\d_](?:[^\W_]|[ ,]){23,79}[^\W_]")
_RUNNING_ON: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{12,40}"
)  # without spaces
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#])")


def decision(source: Source, draft: Draft, config: Config) -> Withdrawal | None:
    """What is taken back of this source's article, by its front matter or the archive's list: the more of the two.

    A withdrawal in front matter that is none of ours is a problem of that field, and refuses the article there.
    """
    listed = _listed(source, draft, config.withdrawals) if config.withdrawals else None
    written = draft.fields.get(FIELD)
    if not isinstance(written, dict):
        return listed
    try:
        own = made(written)
    except Wrong:
        return listed
    return max((one for one in (listed, own) if one), key=lambda one: LEVELS.index(one.level))


def _listed(source: Source, draft: Draft, listed: Mapping[str, Withdrawal]) -> Withdrawal | None:
    names = (source.path, identity(source), str(draft.fields.get("id") or ""))
    return next((listed[name] for name in names if name in listed), None)


def identity(source: Source) -> str:
    """What an article is known by when no id is given: its path, without the suffix."""
    return unicodedata.normalize("NFC", source.path.removesuffix(source.suffix))


def veiled(source: Source, found: Drafted, withdrawal: Withdrawal, *, config: Config) -> Drafted:
    """The draft without the names, and without the word on them."""
    veil = Veil(withdrawal.names, withdrawal.instead)
    if found.draft.body_type == "blocks":
        text, _ = decode(source.data)
        found = drafted(replace(source, data=veil.text(text).encode()), config=config)
        return found._replace(draft=replace(found.draft, fields=_fields(found.draft.fields, veil)))
    marked = Veil(withdrawal.names, _MARKDOWN.sub(r"\\\1", withdrawal.instead))
    fields = {name: value for name, value in found.draft.fields.items() if name != FIELD}
    return found._replace(draft=replace(found.draft, fields=_fields(fields, veil), body=marked.text(found.draft.body)))


def doubts(source: Source, withdrawal: Withdrawal) -> tuple[Problem, ...]:
    """A problem for each name that stands nowhere in the source: it may be written otherwise there."""
    if withdrawal.level != "anonymise":
        return ()
    text = f"{source.path}\n{unescape(decode(source.data)[0])}"
    return tuple(
        Problem(
            rule="withdrawal/name",
            message=f"{name!r} is to be replaced and stands nowhere here.",
            mend="Write it as the article does, or leave it out.",
            severity="warning",
        )
        for name in withdrawal.names
        if not Veil((name,), "").finds(text)
    )


def _fields(fields: Mapping[str, Any], veil: Veil) -> dict[str, Any]:
    """The fields as they may be shown; of an address, what stands for a name can stand in one, too."""
    return {
        name: veil.address(value) if name in ("id", "slug", "permalink") and isinstance(value, str)
        else [] if name in ("aliases", "alias", "redirect_from") and veil.finds(str(value))
        else veil.value(value)
        for name, value in fields.items()
    }  # fmt: skip


def shown(article: Article, withdrawal: Withdrawal) -> Article:
    """The article with the archive's word on it; without its photos where its names are withheld."""
    kept = replace(withdrawal, names=(), article="")
    if withdrawal.level != "anonymise":
        return replace(article, withdrawal=kept)
    veil = Veil(withdrawal.names, withdrawal.instead)
    origin = replace(article.origin, path=veil.address(article.origin.path), file=veil.address(article.origin.file))
    figures = tuple(replace(one, file="", withheld=bool(one.file), from_file=()) for one in article.figures)
    return replace(
        article,
        id=veil.address(article.id),
        slug=veil.address(article.slug),
        aliases=tuple(address for address in article.aliases if not veil.finds(address)),
        origin=origin,
        figures=figures,
        withdrawal=kept,
    )


def withheld(source: Source, own: str, article: Article | None, withdrawal: Withdrawal) -> Withheld:
    """What of the article may stand nowhere, by which it can be looked for."""
    gone = withdrawal.level == "tombstone"
    veil = Veil(withdrawal.names, "")
    return Withheld(
        path=source.path,
        own=own,
        id=veil.address(own) if withdrawal.names else own,
        level=withdrawal.level,
        date=withdrawal.date,
        reason=withdrawal.reason,
        names=withdrawal.names if gone or withdrawal.level == "anonymise" else (),
        words=_telling(article) if gone and article else (),
        aliases=tuple(each for each in article.aliases if not veil.finds(each)) if gone and article else (),
    )


def _telling(article: Article) -> tuple[str, ...]:
    """Runs of letters out of the text, spread through it: long enough to stand nowhere by chance."""
    texts = (article.headline, article.standfirst, *[block.text for block in article.body])
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    runs = [run for text in composed for run in _RUN.findall(text) if run.count(" ") > 2]
    runs += [run for text in composed for run in _RUNNING_ON.findall(text)]
    step = max(len(runs) / RUNS, 1)
    return tuple(dict.fromkeys(runs[int(number * step)] for number in range(min(RUNS, len(runs)))))

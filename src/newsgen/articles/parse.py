"""A source becomes an article: the pure face of this room.

Bytes and configuration in, one outcome out. Nothing here asks the disk or the clock, and nothing is raised: a
source that cannot be published is refused, and its problems say why.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple

from msgspec.structs import replace

from newsgen import urls
from newsgen.articles import fields as front_matter
from newsgen.articles import filing, markup, moments, photos, provenance, quoting, withdrawing
from newsgen.articles.drafting import Drafted, drafted
from newsgen.articles.fields import Desk, Fields
from newsgen.articles.reading.language import detect
from newsgen.articles.reading.language import direction as direction_of
from newsgen.articles.reading.weekdays import of_body
from newsgen.articles.wording import Fault
from newsgen.config import Config
from newsgen.model import Article, Block, Direction, Draft, Figure, Origin, Provenance, PullQuote, Quote, Source, When
from newsgen.outcome import Outcome
from newsgen.problems import Problem

VERSION: Final = 9  # raised whenever the same source may give another article
MOST_PROBLEMS: Final = 50  # of one source; more help nobody

_DETECTED: Final = Provenance(status="inferred", rule="language/words", confidence=0.95)
_DRAFT_STATUS: Final = frozenset({"draft", "unpublished", "hold", "held"})


class Body(NamedTuple):
    """A body of any reader: safe blocks, photos in their place, problems."""

    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def parse(source: Source, *, config: Config, now: str = "") -> Outcome:
    """What becomes of a source: an article, a draft that is kept back, or a refusal with its reasons.

    `now` is the moment up to which embargoes are over, as `moments.moment` writes it; without it none is.
    """
    found = drafted(source, config=config)
    taken = withdrawing.decision(source, found.draft, config)
    if taken is None:
        return filing.led_to(judged(source, found, config=config, now=now), config.redirects)
    named = found.draft.fields.get("id")
    own = (named and filing.identity(named).value) or withdrawing.identity(source)
    if taken.level == "anonymise":
        found = withdrawing.veiled(source, found, taken, config=config)
    outcome = filing.led_to(judged(source, found, config=config, now=now), config.redirects, own)
    if doubts := withdrawing.doubts(source, taken):
        placed = _placed((*outcome.problems, *doubts), f"{config.content}/{source.path}")
        outcome = replace(outcome, problems=tuple(placed))
    held = withdrawing.withheld(source, own, outcome.article, taken)
    if outcome.article is None:
        return replace(outcome, withheld=held)
    if taken.level == "tombstone":
        return replace(outcome, kind="withdrawn", article=None, withheld=held)
    return replace(outcome, article=withdrawing.shown(outcome.article, taken), withheld=held)


def judged(source: Source, drafted: Drafted, *, config: Config, now: str = "") -> Outcome:
    """What becomes of a draft, at this moment."""
    if _refused(drafted.problems):
        return _outcome(source, config, None, drafted.problems)
    draft = drafted.draft
    fields = front_matter.read(draft.fields, draft.lines, desk=_desk(source, draft, config))
    body = _body(draft)
    article, doubts = _article(source, draft, fields, body, config=config, reader=drafted.reader)
    problems = (*drafted.problems, *fields.problems, *body.problems, *doubts)
    if fields.values.get("draft") or _held(fields):
        return _outcome(source, config, None, problems, kind="draft")
    if (until := fields.values.get("embargo", "")) > now and not _refused(problems):
        return replace(_outcome(source, config, None, problems, kind="embargoed"), until=until)
    return _outcome(source, config, article, problems)


def _refused(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _held(fields: Fields) -> bool:
    """Whether a `status` field, which is not one of ours, says that the article is not for publication."""
    return "status" in fields.extra and str(fields.extra["status"]).strip().casefold() in _DRAFT_STATUS


def _outcome(
    source: Source,
    config: Config,
    article: Article | None,
    problems: Sequence[Problem],
    *,
    kind: Literal["", "draft", "embargoed"] = "",
) -> Outcome:
    refused = article is None or _refused(problems)
    placed = tuple(_placed(problems, f"{config.content}/{source.path}")) if problems else ()
    return Outcome(
        path=source.path,
        digest=source.digest,
        kind=kind or ("refused" if refused else "article"),
        article=None if refused else article,
        problems=placed,
    )


def _placed(problems: Sequence[Problem], path: str) -> Iterator[Problem]:
    """The problems with their path, the worst first when there are more than anyone reads."""
    told = list(problems)
    if len(told) > MOST_PROBLEMS:
        told.sort(key=lambda problem: ("error", "warning", "note").index(problem.severity))
    for problem in told[:MOST_PROBLEMS]:
        yield replace(problem, path=path)
    if len(told) > MOST_PROBLEMS:
        message = f"{len(told) - MOST_PROBLEMS} more problems are not shown."
        yield Problem(rule="source/more", message=message, mend="Mend these first.", path=path, severity="warning")


def _desk(source: Source, draft: Draft, config: Config) -> Desk:
    written = draft.fields.get("language") or draft.fields.get("lang") or draft.language
    language = (written and filing.language(written).value) or config.language
    return Desk(language=language, sections=config.sections, folder=source.path.rpartition("/")[0],
                timezone=config.timezone)  # fmt: skip


def _body(draft: Draft) -> Body:
    if draft.body_type == "markdown":
        rendered = markup.render(draft.body, line=draft.body_line)
        return Body(rendered.blocks, rendered.figures, rendered.problems)
    blocks, problems = markup.checked(draft.blocks)
    return Body(blocks, draft.figures, problems)


def _article(
    source: Source, draft: Draft, fields: Fields, body: Body, *, config: Config, reader: str
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article, if it has a headline, and what only shows once all its parts are there."""
    values = fields.values
    headline = values.get("headline", "")
    if not headline:
        return None, (_no_headline(),)
    figures, unplaced = _figures(values.get("figures", ()), body.figures, source)
    language, direction, spoken = _language(draft, fields, body.blocks, config)
    quotes, pulled, unsaid = _said(draft, fields, body.blocks, figures, language)
    published, era = _published(values, draft, config)
    identity = values.get("id") or withdrawing.identity(source)
    known = provenance.of_fields(fields.written, draft.provenance)
    house, default = _house(values, config)
    article = Article(
        id=identity,
        headline=headline,
        slug=values.get("slug") or urls.slug(headline, fallback=identity),
        language=language,
        direction=direction,
        published=published,
        body=body.blocks,
        figures=figures,
        quotes=quotes,
        pullquotes=pulled,
        extra=fields.extra,
        provenance=known | spoken | era | default,
        lead_day=of_body(body.blocks, language=language),
        origin=_origin(source, values.get("origin", {}), reader),
        **{name: value for name, value in values.items() if name in _AS_THEY_ARE},
        **house,
    )
    return article, (*unplaced, *unsaid, *_doubts(article, fields, body))


_AS_THEY_ARE: Final = frozenset({
    "updated", "kicker", "standfirst", "byline", "dateline", "section", "desk", "slugline", "topics", "people",
    "places", "organisations", "agencies", "source_line", "in_print", "corrections", "notes", "aliases",
    "same_story", "not_same_story",
})  # fmt: skip


def _no_headline() -> Problem:
    return Problem(
        rule="front-matter/headline",
        message="The article has no headline.",
        mend="Write `headline: …` in the front matter, or `# …` on the first line.",
        field="headline",
    )


def _house(values: dict[str, Any], config: Config) -> tuple[dict[str, Any], dict[str, Provenance]]:
    """Publisher and rights: the article's own, else those of the archive."""
    house: dict[str, Any] = {}
    known: dict[str, Provenance] = {}
    for name, default in (("publisher", config.publisher), ("rights", config.rights)):
        if given := values.get(name):
            house[name] = given
        elif default:
            house[name], known[name] = default, provenance.BY_CONFIGURATION
    return house, known


_AFTER: Final = attrgetter("after")


def _figures(
    given: Sequence[Figure], placed: Iterable[Figure], source: Source
) -> tuple[tuple[Figure, ...], list[Problem]]:
    """The photos of front matter and body in the order in which they stand on the page."""
    folder = source.path.rpartition("/")[0]
    figures = list(given)
    problems: list[Problem] = []
    for figure in placed:
        words = photos.cleaned(figure)
        made = photos.located(words.value, folder=folder)
        figures.append(made.value)
        problems.extend(_doubt("figures", fault) for fault in (*words.faults, *made.faults))
    return tuple(sorted(figures, key=_AFTER) if len(figures) > 1 else figures), problems


def _doubt(name: str, fault: Fault, line: int = 0) -> Problem:
    field = f"{name}.{fault.at}" if fault.at else name
    return Problem(
        rule=f"front-matter/{name}", message=fault.message, mend=fault.mend, line=line, field=field,
        severity=fault.severity,
    )  # fmt: skip


def _language(
    draft: Draft, fields: Fields, blocks: Sequence[Block], config: Config
) -> tuple[str, Direction, dict[str, Provenance]]:
    """The language as given, as the reader saw it, or as the words tell; and which way it runs."""
    values = fields.values
    given = values.get("language") if fields.has_line("language") else ""
    language = given or draft.language or _detected(values["headline"], blocks, config)
    known = {} if given else {"language": _DETECTED}
    return language, values.get("direction") or direction_of(language), known


def _detected(headline: str, blocks: Sequence[Block], config: Config) -> str:
    sample = "\n".join([headline, *[block.text for block in blocks[:12]]])
    return detect(sample, config.language)[0]


def _said(
    draft: Draft, fields: Fields, blocks: Sequence[Block], figures: Sequence[Figure], language: str
) -> tuple[tuple[Quote, ...], tuple[PullQuote, ...], list[Problem]]:
    """Quotes and pull quotes: as the reader found them or as the words tell, corrected by what a person wrote."""
    found = quoting.Said(draft.quotes, draft.pullquotes)
    if draft.body_type == "markdown":
        headline, standfirst = fields.values["headline"], fields.values.get("standfirst", "")
        found = quoting.said(blocks, headline=headline, standfirst=standfirst, figures=figures, language=language)
        if not ("quotes" in fields.values or "pullquotes" in fields.words):
            return found.quotes, found.pullquotes, []
    quotes, unknown = quoting.attributed(found.quotes, fields.values.get("quotes", ()), blocks)
    pulled, missing = quoting.chosen(fields.values.get("pullquotes", ()), blocks, quotes)
    problems = [_doubt("pullquotes", fault, fields.line("pullquotes")) for fault in missing]
    problems += [_doubt("quotes", fault, fields.line("quotes")) for fault in unknown]
    if not pulled and draft.fields.get(fields.words.get("pullquotes", "")) != []:  # an empty list means none
        pulled = quoting.following(found.pullquotes, quotes) if "quotes" in fields.values else found.pullquotes
    return quotes, pulled, problems


def _published(values: dict[str, Any], draft: Draft, config: Config) -> tuple[When, dict[str, Provenance]]:
    """The date, or the bounds that the archive's era gives to an article without one."""
    if "published" in values:
        return values["published"], {}
    bounds = moments.era(config.era.earliest, config.era.latest)
    if bounds.precision == "unknown":
        return bounds, {}
    known = draft.provenance.get("published")
    return bounds, {"published": known or Provenance(status="inferred", rule="dates/era", confidence=0.6)}


def _origin(source: Source, given: dict[str, str], reader: str) -> Origin:
    return Origin(
        path=source.path,
        format=given.get("format") or reader,
        file=given.get("file", ""),
        sha256=given.get("sha256") or source.sha256,
        received=given.get("received", ""),
    )


def _doubts(article: Article, fields: Fields, body: Body) -> Iterator[Problem]:
    """What is odd about an article, but no reason not to publish it."""
    if not (any(block.text for block in article.body) or article.figures or _refused(body.problems)):
        yield Problem(
            rule="body/empty", message="The article has no body.", mend="Write it below the front matter.",
            severity="warning",
        )  # fmt: skip
    before, after = article.published.earliest, article.updated.latest
    if before and after and after < before:
        yield Problem(
            rule="front-matter/updated", message=f"It was updated ({after}) before it was published ({before}).",
            mend="Exchange the two, or correct one.", line=fields.line("updated"), field="updated",
            severity="warning",
        )  # fmt: skip

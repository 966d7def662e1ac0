"""What a name most likely names: each sign is a rule, the surest signs come first, and the first that holds counts."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from newsgen.articles.candidates.gazetteer import OF_COUNTRY, places
from newsgen.articles.candidates.lexicon import Lexicon
from newsgen.model import NameType

_LARGE: Final = 7  # digits of the inhabitants of a city that is known by its name alone
_ACRONYM: Final = range(2, 7)  # letters


class Seen(NamedTuple):
    """A name's words and what stands about them; `first` where they alone begin a sentence."""

    words: tuple[str, ...]
    title: bool  # "Mr", "Mayor" stood in front
    before: str  # the words beside it, in lower case
    after: str
    first: bool

    @property
    def name(self) -> str:
        """The name without the full stop of a sentence."""
        return " ".join(self.words).rstrip(".")


class Kind(NamedTuple):
    """Of what kind a name is, as far as a rule tells, how surely, and by which rule."""

    type: NameType | None
    confidence: float
    rule: str


Rule = Callable[[Seen, Lexicon], Kind | None]


def kind(seen: Seen, lexicon: Lexicon) -> Kind | None:
    """The kind of a name; None where it most likely is no name."""
    for rule in _RULES:
        if found := rule(seen, lexicon):
            return found
    return None


def _known(seen: Seen, lexicon: Lexicon) -> Kind | None:
    return Kind("place", 0.9, "names/known-place") if seen.name in lexicon.known else None


def _titled(seen: Seen, _lexicon: Lexicon) -> Kind | None:
    return Kind("person", 0.9, "names/title") if seen.title and len(seen.words) <= 4 else None


def _body(seen: Seen, lexicon: Lexicon) -> Kind | None:
    """A body's noun at the end, or at the beginning: "Harbour Workers Union", "Bank of Oldport"."""
    low = [word.lower().rstrip(".") for word in seen.words]
    several = len(low) > 1 and (low[-1] in lexicon.organisations or low[0] in lexicon.organisations)
    return Kind("organisation", 0.85, "names/organisation-word") if several else None


def _listed(seen: Seen, lexicon: Lexicon) -> Kind | None:
    """A place of the gazetteer, unless it reads as a person's name."""
    known = places().get(seen.name)
    inside = seen.before in lexicon.inside
    if not known or (has_given(seen.words, lexicon) and not inside and known.size < OF_COUNTRY):
        return None
    return Kind("place", 0.9 if known.size >= _LARGE or inside else 0.6, "names/gazetteer")


def _landscape(seen: Seen, lexicon: Lexicon) -> Kind | None:
    ends = {seen.words[0].lower(), seen.words[-1].lower()}
    return Kind("place", 0.75, "names/place-word") if len(seen.words) > 1 and ends & lexicon.places else None


def _acronym(seen: Seen, _lexicon: Lexicon) -> Kind | None:
    letters = seen.name.replace(".", "")
    shaped = len(letters) in _ACRONYM and letters.isupper() and letters.isalpha()
    return Kind("organisation", 0.6, "names/acronym") if shaped else None


def _firm(seen: Seen, lexicon: Lexicon) -> Kind | None:
    inside = "&" in seen.words or not lexicon.organisations.isdisjoint(word.lower() for word in seen.words)
    return Kind("organisation", 0.7, "names/organisation-word") if inside and len(seen.words) > 1 else None


def _given(seen: Seen, lexicon: Lexicon) -> Kind | None:
    fits = 1 < len(seen.words) <= 4 and has_given(seen.words, lexicon)
    return Kind("person", 0.85, "names/given-name") if fits else None


def _speaking(seen: Seen, lexicon: Lexicon) -> Kind | None:
    fits = 1 < len(seen.words) <= 3 and not lexicon.nouns and not lexicon.speech.isdisjoint((seen.before, seen.after))
    return Kind("person", 0.6, "names/speech") if fits else None


def _where(seen: Seen, lexicon: Lexicon) -> Kind | None:
    return Kind("place", 0.4, "names/preposition") if seen.before in lexicon.inside and not lexicon.nouns else None


def _capital(seen: Seen, lexicon: Lexicon) -> Kind | None:
    """What has a capital where only names have one."""
    if lexicon.nouns or (seen.first and len(seen.words) == 1):
        return None
    return Kind("person", 0.45, "names/two-words") if 1 < len(seen.words) <= 3 else Kind(None, 0.2, "names/capital")


_RULES: Final[Sequence[Rule]] = (
    _known, _titled, _body, _listed, _landscape, _acronym, _firm, _given, _speaking, _where, _capital,
)  # fmt: skip


def has_given(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the first of several words is a given name, or an initial stands among them."""
    initial = any(len(word) == 2 and word.endswith(".") for word in words[:-1])
    return len(words) > 1 and (initial or words[0].lower().split("-")[0] in lexicon.given)

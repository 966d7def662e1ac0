"""The words of the interface, a table a language: `strings/<language>.toml` in the theme.

A value is a text with `{names}` in it, or a table of plural forms (zero one two few many other) chosen by
`n`. What a language lacks is said in English; an archive's own table is laid over the theme's, word by word.

They are no gettext catalogues: those must be compiled before they are used, choose a plural by a formula of their own,
and are known by their English text, so that a better English sentence loses every translation. Here the forms are
CLDR's, as Babel knows them for every language, and one line in an archive's own file changes one word.
"""

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale

from newsgen.digests import digest_of
from newsgen.problems import NewsgenError, Problem
from newsgen.render.kept import Kept

FALLBACK: Final = "en"


class Words:
    """One language's words: `words.skip`, `words("published_in", year="2015")`, `words("articles", n=3, …)`.

    In templates the plain ones are attributes, which Jinja reads several times faster than it calls.
    """

    def __init__(self, language: str, table: dict[str, Any]) -> None:
        self.__dict__.update(table)
        self.language = language  # with its region, which knows how dates are written: "en-US"
        self.direction: str = table["direction"]
        self._table = table
        self._plural: Callable[[int], str] = Locale.parse(language.split("-")[0]).plural_form

    def __call__(self, name: str, /, *, n: int = 0, **values: str) -> str:
        """The words of this name, with the values in their places; the plural form that `n` asks for."""
        entry = self._table[name]
        if not isinstance(entry, str):
            entry = entry.get(self._plural(n)) or entry["other"]
        return str(entry.format_map(values) if values else entry)

    def __contains__(self, name: str) -> bool:
        return name in self._table


class Tables:
    """Every language that the theme has words for."""

    def __init__(self, folders: Sequence[Path], kept: Kept) -> None:
        files = [path for folder in reversed(folders) for path in sorted((folder / "strings").glob("*.toml"))]
        self._tables: dict[str, dict[str, Any]] = {}
        for path in files:
            self._tables.setdefault(path.stem, {}).update(_table(path, kept))
        self.contents = tuple((name, self._tables[name]) for name in sorted(self._tables))
        self.digest = digest_of(self.contents)
        self._words = cache(self._made)

    def words(self, language: str, *, otherwise: str = FALLBACK) -> Words:
        """The words of a language, by its first part ("de-AT" → de); else those of `otherwise`, else English."""
        return self._words(language, otherwise)

    def _made(self, language: str, otherwise: str) -> Words:
        for spoken in (language, otherwise):
            tag = spoken.split("-")[0].lower()
            if tag in self._tables:
                return Words(tag + spoken[len(tag) :], self._tables[FALLBACK] | self._tables[tag])
        return Words(FALLBACK, self._tables[FALLBACK])


def _table(path: Path, kept: Kept) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        table: dict[str, Any] = kept.made("words", text, lambda: tomllib.loads(text))
        return table
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise NewsgenError(
            Problem(
                rule="template/strings",
                path=str(path),
                message=f"These words of the interface cannot be read: {fault}.",
                mend='Write each as `name = "text"`, in UTF-8.',
            )
        ) from fault

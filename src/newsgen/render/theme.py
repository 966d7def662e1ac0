"""The theme: the default one in `templates/`, with an archive's own files over it, one by one.

A fault in a template is a person's fault to mend, so it comes out as a problem with file, line and mend,
never as a traceback.
"""

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)
from jinja2.runtime import Context

from newsgen.model import Page
from newsgen.problems import NewsgenError, Problem, did_you_mean
from newsgen.render.cards import CARD, Cards
from newsgen.render.dates import BABEL_VERSION
from newsgen.render.environment import Plateroom, Pressroom
from newsgen.render.filters import FILTERS, OF_THE_PAGE, TESTS, names
from newsgen.render.kept import Compiled, Kept, parsed, usable
from newsgen.render.plates import Plate, Uneven, same_as
from newsgen.render.standing import GIVEN, Standing
from newsgen.render.words import Tables

_FAULTS: Final = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError)
_STANDING: Final = re.compile(r"""\{\{\s*"([^"]+)"\s*\|\s*standing\b""")
_MARK: Final = "article.html"  # what makes a folder a theme


def default_theme() -> Path:
    """Where the default theme is: inside the installed package, else beside `src/` in a checkout."""
    parents = Path(__file__).resolve().parents
    return next(folder / "templates" for folder in parents[1:4] if Path(folder, "templates", _MARK).is_file())


class Theme:
    """Templates compiled once, the words of the interface, and the cards already set.

    `cache` is a folder in which compiled templates are kept for the next process.
    """

    dates_version: Final = BABEL_VERSION

    def __init__(self, own: Path | None = None, cache: Path | None = None) -> None:
        folders = (own, default_theme()) if own else (default_theme(),)
        self.folders: tuple[Path, ...] = tuple(folder for folder in folders if folder.is_dir())
        cache = usable(cache)
        self._kept = Kept(cache)
        self.tables = Tables(self.folders, self._kept)
        self._loader = FileSystemLoader(self.folders)
        self._compiled = Compiled(cache)
        self._environment = self._room(Pressroom)
        self._plateroom = self._room(Plateroom)
        self._cards = Cards(self.printed)
        self._standing = Standing(self.printed, self.needs_only)
        self._templates: dict[str, Template] = {}
        self._plates: dict[str, Template | None] = {}
        self._sources: dict[str, str] = {}
        self._kept.save()

    def page(self, name: str, page: Page) -> str:
        """The page through its template, with every name that a template may use."""
        return self.printed(name, names(page, self.tables, self._cards, self._standing))

    def printed(self, name: str, values: Mapping[str, Any]) -> str:
        """A template filled with values; a fault in it is a `NewsgenError` with file and line.

        It is printed from its plate. Where that fails, Jinja's own way has the last word: either it fails as well,
        and knows file and line, or the plate is put away.
        """
        plate = self._plates[name] if name in self._plates else self._plate(name)
        if plate:
            given = {**self._plateroom.globals, **values}
            try:
                return "".join(plate.root_render_func(Context(self._plateroom, given, name, {})))
            except _FAULTS:  # to be told by Jinja, or not to be one for it
                pass
        try:
            text = "".join(self._template(name).generate(values))
        except _FAULTS as fault:
            raise NewsgenError(self._problem(fault, name)) from fault
        self._plates[name] = None
        return text

    def shape(self, kind: str) -> tuple[Any, ...]:
        """All that shapes a kind's pages: its templates, by name and text, and the interface's words."""
        templates = [(name, self._source(name)) for name in self.closure(f"{kind}.html")]
        for _, text in templates:
            for part in _STANDING.findall(text):
                self.needs_only(part, GIVEN)  # so that it is kept, and no worker has to find it out
        self._kept.save()
        return (*templates, self.tables.digest)

    def closure(self, name: str) -> tuple[str, ...]:
        """A template and all that it extends, includes and imports, found without running any of them."""
        found: list[str] = []
        waiting = [name]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.append(name)
                waiting += self._referenced(name)
        return tuple(sorted(found))

    def needs_only(self, name: str, names: frozenset[str]) -> bool:
        """Whether a template, with all that it includes, surely depends on no more than what these names stand for."""
        used = (self._used(each) for each in self.closure(name))
        return all(names.issuperset(found) for found in used)

    def _used(self, name: str) -> list[str]:
        text = self._source(name)
        found: list[str] = self._kept.made("names", text, lambda: names_used(self._tree(name)))
        return found

    def _referenced(self, name: str) -> list[str]:
        text = self._source(name)
        found: list[str] = self._kept.made("references", text, lambda: self._references(name))
        return found

    def _references(self, name: str) -> list[str]:
        try:
            tree = self._tree(name)
        except TemplateSyntaxError as fault:
            raise NewsgenError(self._problem(fault, name)) from fault
        printed = [other for used in tree.find_all(nodes.Filter) for other in _printed_by(used)]
        return [*filter(None, meta.find_referenced_templates(tree)), *printed]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            try:
                self._sources[name] = self._loader.get_source(self._environment, name)[0]
            except TemplateNotFound as fault:
                raise NewsgenError(self._problem(fault, name)) from fault
        return self._sources[name]

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(name)
        return self._templates[name]

    def _plate(self, name: str) -> Template | None:
        """The plate of a template, or none where it has to be printed as Jinja does it."""
        try:
            alike = same_as(self._source(name))
            self._plates[name] = self._plate(alike) if alike else self._plate_of_its_own(name)
        except (Uneven, TemplateError, NewsgenError, SyntaxError, RecursionError):
            self._plates[name] = None
        return self._plates[name]

    def _plate_of_its_own(self, name: str) -> Template:
        texts = "\0".join(self._source(each) for each in self.closure(name))
        bucket = self._compiled.get_bucket(self._plateroom, f"plate of {name}", None, texts)
        if bucket.code is None:
            bucket.code = self._plateroom.compile(Plate(name, self._tree).tree(), name)
            self._compiled.set_bucket(bucket)
        return Template.from_code(self._plateroom, bucket.code, self._plateroom.globals)

    def _tree(self, name: str) -> nodes.Template:
        return parsed(self._environment, self._source(name), name)

    def _room(self, room: type[Pressroom]) -> Pressroom:
        made = room(
            loader=self._loader,
            bytecode_cache=self._compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        made.filters.update(FILTERS)
        made.tests.update(TESTS)
        return made

    def _problem(self, fault: Exception, name: str) -> Problem:
        path, line = self._place(fault, name)
        if isinstance(fault, TemplateNotFound):
            known = self._environment.list_templates(extensions=["html"])
            mend = did_you_mean(str(fault.name), known)
            message = f"There is no template {fault.name!r}."
            return Problem(rule="template/missing", path=path, line=line, message=message, mend=mend)
        kind = "syntax" if isinstance(fault, TemplateSyntaxError) else "fault"
        message = f"The template cannot be printed: {str(fault).rstrip('.')}."
        mend = "Mend this line, or remove the file to use the default theme's."
        return Problem(rule=f"template/{kind}", path=path, line=line, message=message, mend=mend)

    def _place(self, fault: Exception, name: str) -> tuple[str, int]:
        """The template's file and line; Jinja puts them into the traceback of a fault while printing."""
        if isinstance(fault, TemplateSyntaxError):
            return str(self._file(fault.name or name)), fault.lineno
        files = {str(folder) for folder in self.folders}
        steps = [
            step
            for step in traceback.extract_tb(fault.__traceback__)
            if step.filename.endswith(".html") and any(step.filename.startswith(folder) for folder in files)
        ]
        return (steps[-1].filename, steps[-1].lineno or 0) if steps else (str(self._file(name)), 0)

    def _file(self, name: str) -> Path:
        return next((folder / name for folder in self.folders if Path(folder, name).is_file()), Path(name))


def names_used(tree: nodes.Template) -> list[str]:
    """The names that a template looks up, those behind its filters among them."""
    found = meta.find_undeclared_variables(tree)
    if None in meta.find_referenced_templates(tree) or OF_THE_PAGE & {
        used.name for used in tree.find_all(nodes.Filter)
    }:
        found.add("page")
    return sorted(found)


def _printed_by(used: nodes.Filter) -> list[str]:
    """The templates that our own filters print, which the text does not name as templates."""
    if used.name == "standing" and isinstance(used.node, nodes.Const):
        return [used.node.value]
    return [CARD] if used.name == "cards" else []

"""An account as a person reads it: lines with their roles, fields with their reasons, quotes with their speakers."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, Final

from rich.console import Console as Terminal
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from newsgen.accounts import Account
from newsgen.cli.console import printable
from newsgen.galley.page import value

WIDTH: Final = 110  # characters, where no terminal tells its own
EXCERPT: Final = 40

_STYLES: Final = {
    "field": "bold",
    "figure": "magenta",
    "duplicate": "dim",
    "dropped": "yellow",
    "front": "dim",
    "markup": "dim",
}
_STATUSES: Final = {"given": "green", "authority": "green", "inferred": "yellow"}


def explanation(account: Account, *, color: bool, width: int = 0) -> str:
    """The whole account as text, coloured where that is wanted."""
    out = StringIO()
    terminal = Terminal(
        file=out, force_terminal=color, no_color=not color, width=width or (None if color else WIDTH), highlight=False
    )
    for part in _parts(account):
        terminal.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


def _parts(account: Account) -> Iterator[RenderableType]:
    told = account.told
    yield Text(_title(told), style="bold underline")
    if "fields" not in told:
        yield Text("It could not be read.", style="red")
        return
    if not told["ledger"]:
        yield Text("It holds no text.", style="red")
        return
    yield Text("")
    yield _lines(account.text, told["ledger"])
    yield Text("")
    yield _fields(account.text, told["fields"])
    yield _not_found(told["fields"])
    for title, table in (
        ("Photos", _figures(told["figures"])),
        ("Names", _names(account.text, told["names"])),
        ("Quotes", _quotes(told["quotes"], told["pullquotes"])),
    ):
        if table.row_count:
            yield Text(f"\n{title}", style="bold")
            yield table


def _title(told: dict[str, Any]) -> str:
    return " · ".join(part for part in (printable(told["path"]), told.get("language", "")) if part)


def _table(*columns: str, header: bool = True) -> Table:
    table = Table(box=None, show_header=header, header_style="dim", padding=(0, 2, 0, 0), pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _lines(text: str, ledger: Sequence[dict[str, Any]]) -> Group:
    """Every line that holds anything, with what it became; cut where the terminal ends."""
    lines = text.split("\n")
    room = max((len(entry["outcome"]) for entry in ledger), default=0)
    rows = []
    for entry in ledger:
        style = _STYLES.get(entry["outcome"].split(" ")[0].rstrip(":"), "")
        written = lines[entry["line"] - 1].strip() if entry["line"] <= len(lines) else ""
        number, became = (f"{entry['line']:>4}  ", "dim"), (f"{entry['outcome']:<{room}}  ", style)
        rows.append(Text.assemble(number, became, printable(written), no_wrap=True, overflow="ellipsis"))
    return Group(*rows)


def _fields(text: str, fields: dict[str, dict[str, Any]]) -> Table:
    table = _table("field", "value", "known", "sure", "rule", "evidence")
    for name, field in fields.items():
        if field["status"] != "unknown":
            table.add_row(
                Text(name, style="cyan"),
                Text(printable(value(field))),
                Text(field["status"], style=_STATUSES.get(field["status"], "")),
                f"{field['confidence']:.2f}",
                Text(field["rule"], style="dim"),
                Text(printable(_evidence(text, field["evidence"]))),
            )
    return table


def _not_found(fields: dict[str, dict[str, Any]]) -> Text:
    names = [name for name, field in fields.items() if field["status"] == "unknown"]
    return Text(f"Not found: {', '.join(names)}." if names else "", style="dim")


def _evidence(text: str, spans: Iterable[Iterable[int]]) -> str:
    found = (" ".join(text[slice(*span)].split()) for span in spans)
    return " · ".join(f"“{shortened(piece)}”" for piece in found if piece)


def shortened(text: str, *, length: int = EXCERPT) -> str:
    """Text on one line, cut at a word with an ellipsis when it is longer than that."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0] + " …"


def _figures(figures: Iterable[dict[str, Any]]) -> Table:
    table = _table("caption", "credit", "date", "place", "file")
    for figure in figures:
        cells = [figure["caption"], figure["credit"], figure["date"], figure["place"], figure["file"] or "none"]
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def _names(text: str, names: Iterable[dict[str, Any]]) -> Table:
    """The names of a kind that is known or likely, and those that stand for several."""
    table = _table("name", "kind", "known", "sure", "rule", "evidence")
    for each in names:
        if each["type"] or each["status"] != "inferred":
            table.add_row(
                Text(printable(each["name"])),
                Text(each["type"] or " or ".join(each["ids"])),
                Text(each["status"], style=_STATUSES.get(each["status"], "")),
                f"{each['confidence']:.2f}" if each["confidence"] else "",
                Text(each["rule"], style="dim"),
                Text(printable(_evidence(text, each["evidence"][:2]))),
            )
    return table


def _quotes(quotes: Iterable[dict[str, Any]], large: Iterable[int]) -> Table:
    table = _table("", "words", "speaker", "sure")
    for index, quote in enumerate(quotes):
        table.add_row(
            Text("❝" if index in large else "", style="bold"),
            Text(printable(" ".join(quote["text"].split()))),
            Text(printable(_speaker(quote)), style="cyan"),
            f"{quote['confidence']:.2f}" if quote["speaker"] else "",
        )
    return table


def _speaker(quote: dict[str, Any]) -> str:
    """Whose words they are; a pronoun's referent is shown as what it is, an inference."""
    if quote["speaker"] and quote["inferred"]:
        return f"{quote['mention'] or 'they'} [inferred: {quote['speaker']}]"
    return str(quote["speaker"]) or "not known"

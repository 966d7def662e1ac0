"""All published articles as a table: Apache Parquet, a row an article, in groups of bounded size.

The columns stand in `columns`, each with its meaning; they are told in the file, too.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from newsgen import __version__
from newsgen.catalog.queries import Whole
from newsgen.config import Config
from newsgen.exports.columns import COLUMNS, row
from newsgen.exports.standing import Exported, Progress, standing
from newsgen.exports.target import new
from newsgen.problems import ConfigError, Problem

ROWS: Final = 1000  # a group
CHARACTERS: Final = 16 << 20  # of text a group, where articles are long


def export(config: Config, target: Path, *, moment: datetime, progress: Progress) -> Exported:
    """Every published article as one new file, newest first."""
    arrow, parquet = _libraries()
    schema = arrow.schema(
        [arrow.field(each.name, each.type(arrow), metadata={"description": each.meaning}) for each in COLUMNS],
        metadata={"title": config.title, "created": f"{moment.isoformat()}", "software": f"newsgen {__version__}"},
    )
    articles = 0
    with standing(config) as shelf, new(config, target) as made:
        with parquet.ParquetWriter(made, schema, compression="zstd") as writer:
            for group in _groups(shelf.wholes(), config.base_url):
                writer.write_table(arrow.Table.from_pylist(group, schema=schema))
                articles += len(group)
                progress("Writing the table", articles, 0)
        size = made.stat().st_size
    return Exported(form="parquet", path=str(target), articles=articles, bytes=size)


def _groups(wholes: Iterator[Whole], base_url: str) -> Iterator[list[dict[str, Any]]]:
    group, size = list[dict[str, Any]](), 0
    for whole in wholes:
        group.append(row(whole, base_url))
        size += len(group[-1]["text"])
        if len(group) == ROWS or size >= CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        told, mend = "pyarrow is not installed.", 'Install it with `pip install "newsgen[parquet]"`.'
        raise ConfigError(Problem(rule="export/parquet", message=told, mend=mend)) from None
    return pyarrow, parquet

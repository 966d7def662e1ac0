"""A small archive in a folder, edited and built as a person would."""

from pathlib import Path
from typing import Any

from newsgen.build import build
from newsgen.config import Config, load
from newsgen.report import Report


class Archive:
    """Files of content/ given as a mapping, and the site that they make."""

    def __init__(self, folder: Path, files: dict[str, str] | None = None, *, settings: str = "") -> None:
        self.folder = folder
        self.content = folder / "content"
        self.content.mkdir(parents=True)
        self.configure(settings)
        for path, text in (files or {}).items():
            self.write(path, text)

    def configure(self, settings: str) -> None:
        """Write newsgen.toml anew."""
        begun = 'title = "The Post"\nbase_url = "https://post.example/"\n'
        (self.folder / "newsgen.toml").write_text(begun + settings, encoding="utf-8")

    def write(self, path: str, text: str | bytes) -> None:
        """Save a file of content/."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def delete(self, path: str) -> None:
        """Take a file of content/ away."""
        (self.content / path).unlink()

    @property
    def config(self) -> Config:
        """The settings as they stand."""
        return load(self.folder)

    def build(self, **choices: Any) -> Report:
        """`newsgen build`, with one worker unless told otherwise."""
        return build(self.config, **{"jobs": 1, **choices})

    def site(self) -> dict[str, bytes]:
        """Every file of the site, by its path."""
        public = self.folder / "public"
        return {p.relative_to(public).as_posix(): p.read_bytes() for p in sorted(public.rglob("*")) if p.is_file()}

    def page(self, path: str) -> str:
        """One page of the site."""
        return (self.folder / "public" / path).read_text(encoding="utf-8")


def story(headline: str, published: str = "", *, body: str = "The harbour froze.", **fields: str) -> str:
    """An article in Markdown with front matter; the fields' values are YAML."""
    given = {"headline": f'"{headline}"', **({"published": published} if published else {}), **fields}
    front = "".join(f"{name}: {value}\n" for name, value in given.items())
    return f"---\n{front}---\n\n{body}\n"

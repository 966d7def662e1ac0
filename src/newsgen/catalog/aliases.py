"""Addresses of an earlier system, as front matter gives them."""


def file_of(address: str) -> str:
    """The file that answers for an address on a static host: "news/12" is answered by "news/12/index.html"."""
    path = address.strip("/")
    return path if "." in path.rsplit("/", 1)[-1] else f"{path}/index.html".lstrip("/")

"""newsgen: raw news articles in, a permanent, browsable, citable static archive out.

The rooms, in the order in which the data walks through them: `articles`, `catalog`, `plan`,
`render`, `site`. `build` is the whole way on one screen; `cli` is the only door for people.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]

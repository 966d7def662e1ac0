"""Every setting, declared once: its type, its default, its meaning and what it touches.

Each file holds the settings of one matter, upon those of the file before, in the order in which a person meets them:
`paper` (what the archive is), `places` (where everything stands), `pages` (which pages there are, and how long),
`look` (how they look), `hosting` (what hosts and programs are told), `photos` (what becomes of photos).
`config.Config` is all of them. The checks of the values are in `settings`.
"""

from newsgen.declarations.photos import Photos

__all__ = ["Photos"]

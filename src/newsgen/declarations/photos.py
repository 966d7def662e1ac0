"""What becomes of photos."""

from newsgen import photo_settings
from newsgen.declarations.hosting import Hosting


class Photos(Hosting, frozen=True, kw_only=True):
    """The settings about photos, upon those for hosts."""

    photo_sizes: photo_settings.Sizes = (480, 960, 1440)
    photo_originals: photo_settings.Originals = False
    photo_words: photo_settings.Words = True
    photo_location: photo_settings.Location = "names"

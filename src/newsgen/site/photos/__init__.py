"""Photo files: measured, read for their own words, copied in the sizes that pages show, and kept.

Each file here knows one thing of a photo: its `header`, the `words` that it says of itself (from EXIF, `xmp`, `iptc`),
the `copies` of it, where they are `kept`, and how a place is taken out of it (`location`). A photo that is broken, or
made to break its reader, comes out as a word on what is wrong, never as an error.
"""

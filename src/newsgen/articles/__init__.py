"""Bytes become articles: the first room of the house.

A source is read by the reader of its suffix (`readers/`), raw text without markup is understood by
`reading/`, Markdown is turned into safe HTML by `markup`, and `parse` makes of it one article or a
list of problems. Nothing here touches the disk but `folders`, which looks through content/, and `sources`, which reads
a file of it; and nothing knows of pages.
"""

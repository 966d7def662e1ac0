"""One file a source format; each turns the bytes of one source into a draft.

A reader is a module with `SUFFIXES`, `VERSION` and `read(source, *, language, era, events)`, which returns the
draft and the problems it found. Guests register theirs under the entry point `newsgen.readers`, by the
same door as ours.
"""

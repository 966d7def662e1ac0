"""The archive in forms that others keep and read: one file a form.

`bag` (BagIt 1.0) and `vault` (OCFL 1.1) are for the archive's own keeping: they hold the sources as they are, whatever
of them is published. `capsule` (WACZ 1.1) and `table` (Parquet) are made of what is published, and of nothing else.
`standing` tells what there is to be taken along, `target` how it comes to stand where it is wanted: whole, or not at
all.

Each streams: no list grows in memory with the archive.
"""

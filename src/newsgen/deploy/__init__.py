"""The site, sent to where people read it: only what a target lacks, in an order that never shows a broken link.

A *target* is a module with `target(destination, at)`, which returns a `Target`; guests register theirs under the entry
point `newsgen.targets`, by the same door as ours, and the name there is the scheme of its addresses. What the site
holds is told by the manifest, what a target holds by a list that is kept there; `moves` is the difference between
the two, `steps` its order, and `deploy` makes it so.
"""

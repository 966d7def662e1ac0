"""One file a kind of target, named like the scheme of its addresses; each is a stranger to the others.

A target is a module with `target(destination, at)`, which returns a `newsgen.deploy.target.Target`; paths in the
address count from `at`, the archive's folder.
"""

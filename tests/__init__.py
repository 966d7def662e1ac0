"""The tests; a package, so that none that a library leaves beside it by this name is taken for it."""

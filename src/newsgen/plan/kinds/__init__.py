"""One page kind a file: the same name as its template."""

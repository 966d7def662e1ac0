"""What the archive holds: a SQLite database, one writer, that can be deleted and costs nothing but time.

`rows` turns an outcome into what is stored of it, `store` keeps it up to date with content/, `mint` gives
every article its address, `queries` answers what the planners ask, in our own types.
"""

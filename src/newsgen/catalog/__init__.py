"""What the archive holds: a SQLite database, one writer, that can be deleted and costs nothing but time.

`rows` turns an outcome into what is stored of it, `listing` compares content/ with what is known, `store` keeps the
catalog up to date, `mint` and `ledger` give every article its address, `doubles` lets one of two same stories stand,
`tallies` counts, `touched` tells which pages a change may have changed, `queries` answers what the planners ask, in our
own types.

What was tried on the way to 100,000 articles, and paid: bodies and cards apart from the narrow rows that everything is
asked of; indexes made after the rows are in; a new catalog without a journal, renamed into place; counts kept right
instead of counted (an archive's front page asked for 400,000 rows after every edit); the digest of a folder's listing
instead of a comparison of its files. What did not pay and was left out: compressing bodies (55 µs an article for a
third of the bytes), a second process that writes.
"""

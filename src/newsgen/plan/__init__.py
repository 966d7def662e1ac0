"""Which pages the site must have, and what each shows.

Two questions, asked at different times. `plan(desk)` lists every page with a *fingerprint*: the digest of all
that it shows, made from digests in the catalog without loading an article. `fill(desk, planned)` loads what one page
shows; it is asked only for the pages whose fingerprint is new. A page carries all that it shows, so there is no
graph of dependencies to keep right.

A page kind is a module in `kinds/`, found through the entry points "newsgen.kinds", with

    VERSION: int                                    raised when what `fill` gives changes
    plan(desk: Desk) -> Iterator[PagePlan]          every page of this kind
    fill(desk: Desk, planned: PagePlan) -> Page     one of them, with all that it shows

and a template of the same name. A kind with many pages has also

    replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]     the pages of these scopes

A *scope* is what pages are planned together by, and stands in each plan (`PagePlan.scope`, else its key): an
article's id, a day, a topic's slug. The catalog knows which scopes a change touched, so after an edit of one
article among 100,000 some thirty pages are planned, not 120,000; the kinds without `replan` are planned every time.
Lists are cut by time, never by page number, so that one new article changes a bounded number of pages however large
the archive is.
"""

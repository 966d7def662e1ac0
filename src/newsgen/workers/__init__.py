"""How many hands there are, and what happens when one is lost. Knows nothing of news.

`run(maker, items, …)` calls `maker()` once a worker and what it gives once an item; the results are the
same in any number of workers, and come in the order of the items, so that nothing downstream can depend
on which hand was faster.
"""

from newsgen.workers.apart import Apart
from newsgen.workers.processes import run, settle
from newsgen.workers.timelimit import TooSlow, within

__all__ = ["Apart", "TooSlow", "run", "settle", "within"]

"""The galley: how texts were read, as a page to look at before anything is printed.

The source stands on the left as it was written, line by line with what each became, its evidence underlined; on the
right stands what was understood of it, with the rule and how sure it is. `marks` cuts the source into pieces that say
what they are, `galley.html` sets them. The page needs nothing but itself: it can be sent, kept and printed.
"""

from newsgen.galley.page import page

__all__ = ["page"]

"""How the weights of `newsgen.articles.reading.weighing` are made.

    python -m training FOLDER           # writes src/newsgen/articles/reading/weights.json anew
    python -m training FOLDER --check   # says whether it would be the same, byte for byte

FOLDER holds `corpora/` with texts that are their publishers' and so no part of this repository: `labelled`, which
people labelled; `html-fundus`, `html-newspaper4k` and `html-aeb`, pages whose markup tells most roles. What it does not
tell, `labels.jsonl` does: 782 blocks of 88 pages, each read with its neighbours and labelled by one annotator, most of
them lines of the page's (405), bylines (63), subheads (49), dates (35) and credits (31); spans and roles only.

`pages` cuts a page into blocks, `markup` tells their roles, `labels` adds those of `labels.jsonl`, `rows` makes of each
block that rules are unsure of a row of traits, `fit` finds the weights, `trial` learns from four fifths of the
publishers and looks at the last, and `weights` writes. The publishers that `make eval` keeps out are kept out
here, too: neither their texts nor pages of theirs are learnt from.
"""

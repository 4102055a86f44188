# griddesk: what can be done here. `make help` prints the lines below that carry two hashes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8080
RESET ?=
# Two workers: a laptop has at least two cores, and more would fight over the browser.
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup demo test quarter lint types imports check browser bench lock docs run doctor clean

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(STAMP) ## install everything into .venv from the hashed lock file

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("griddesk needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup ## the whole product with a wall of phones at http://127.0.0.1:8080 (PORT=…, RESET=1 starts anew)
	@exec $(BIN)/griddesk demo --port $(PORT) $(if $(RESET),--reset)

test: setup browser check ## all checks and all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

quarter: setup ## live through a whole quarter of the district, once more with ten kills; takes minutes
	$(BIN)/python -m pytest -m quarter -n 0 --log-cli-level INFO tests/quarter

check: lint types imports ## lint, types and import rules only

lint: setup ## ruff: style, mistakes, formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## mypy in strict mode
	$(BIN)/mypy

imports: setup ## which package may import which
	$(BIN)/lint-imports

browser: ## install Chromium and a Chinese font for the browser tests, where apt can
	@sh tools/ensure-chromium.sh

bench: setup ## measure the product beside its peers (takes some minutes); writes docs/performance.md
	$(BIN)/python -m bench

docs: setup ## redraw the generated pages (docs/lifecycle.md, docs/settings.md)
	$(BIN)/python -m tools.draw_docs

lock: setup ## renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes --no-emit-index-url --no-header --upgrade pyproject.toml -o requirements.lock

run: setup ## bot and scheduler with the settings of the environment
	$(BIN)/griddesk run

doctor: setup ## check settings, database, Telegram and calendar
	$(BIN)/griddesk doctor

clean: ## remove the environment and caches (var/ with the data stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

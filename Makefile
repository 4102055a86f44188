# griddesk: what can be done here. `make help` prints the lines below that carry two hashes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
PORT ?= 8080
RESET ?=
SBOM ?= var/sbom.json
ADVISORIES ?=
# How much of everything goes wrong in `make chaos`, and from which dice.
CHAOS_PEOPLE ?= 200
CHAOS_KILLS ?= 200
CHAOS_SEED ?= 15
# Two workers: a laptop has at least two cores, and more would fight over the browser.
WORKERS ?= 2

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --upgrade

.DEFAULT_GOAL := help
.PHONY: help setup dev demo test long quarter chaos lint types imports check browser bench bench-speed sbom audit arbitrary lock docs run doctor clean

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(STAMP) ## install what the product needs into .venv, from requirements.lock

dev: $(DEV_STAMP) ## install the tools of tests and checks as well, from requirements-dev.lock

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) tools/install.py requirements.lock --ourselves
	@touch $@

# Adds to what is there; that is no reason to begin again (hence the |).
$(DEV_STAMP): requirements-dev.lock | $(STAMP)
	@$(PYTHON) tools/install.py requirements-dev.lock
	@touch $@

demo: setup ## the whole product with a wall of phones at http://127.0.0.1:8080 (PORT=…, RESET=1 starts anew)
	@exec $(BIN)/griddesk demo --port $(PORT) $(if $(RESET),--reset)

# Compiled once and kept: both workers and every process they start import the same modules.
test: export PYTHONDONTWRITEBYTECODE :=
test: dev browser check ## all checks, and all tests but the long ones (LONG=1: those too, and more examples)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(if $(LONG),-m 'not quarter and not chaos')

long: export PYTHONDONTWRITEBYTECODE :=
long: export LONG := 1
long: dev ## what the default suite leaves out: other people, databases, kills; three weeks of a street
	$(BIN)/python -m pytest -m long -n $(WORKERS) --dist loadgroup

quarter: dev ## live through a whole quarter of the district, once more with ten kills; takes minutes
	$(BIN)/python -m pytest -m quarter -n 0 --log-cli-level INFO tests/quarter

chaos: dev ## kill processes, cut answers, stop the database, count what is lost; CHAOS_PEOPLE=…, CHAOS_KILLS=…, CHAOS_SEED=…
	CHAOS_PEOPLE=$(CHAOS_PEOPLE) CHAOS_KILLS=$(CHAOS_KILLS) CHAOS_SEED=$(CHAOS_SEED) \
		$(BIN)/python -m pytest -m chaos -n 0 -q --no-header tests/chaos

arbitrary: export ARBITRARY := 50000
arbitrary: export LONG := 1
arbitrary: dev ## fifty thousand updates that no client would send, on both databases; for every night
	$(BIN)/python -m pytest -m long -n 0 -q --timeout 0 tests/bot/test_arbitrary_updates.py

check: lint types imports ## lint, types and import rules only

lint: dev ## ruff: style, mistakes, formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev ## mypy in strict mode
	$(BIN)/mypy

imports: dev ## which package may import which
	$(BIN)/lint-imports

browser: ## install Chromium and a Chinese font for the browser tests, where apt can
	@sh tools/ensure-chromium.sh

bench: dev ## measure the product beside its peers (takes some minutes); writes docs/performance.md
	$(BIN)/python -m bench
	$(BIN)/python -m bench.reading

bench-speed: dev ## what an update, a push and a start cost beside what people would pick instead; prints a table
	$(BIN)/python -m bench.speed

sbom: setup ## the bill of materials from requirements.lock (CycloneDX), to var/sbom.json (SBOM=…)
	@mkdir -p $(dir $(SBOM))
	@$(BIN)/python -m tools.supply.sbom $(SBOM)

audit: dev ## known advisories for what requirements.lock holds; ADVISORIES=… is a folder of OSV records
	@$(BIN)/python -m tools.supply.audit $(ADVISORIES)

docs: setup ## redraw the generated pages (docs/lifecycle.md, docs/assessments.md, docs/projects.md, docs/settings.md)
	$(BIN)/python -m tools.draw_docs

lock: dev ## renew requirements.lock and requirements-dev.lock from pyproject.toml
	$(COMPILE) --extra build pyproject.toml -o requirements.lock
	$(COMPILE) --all-extras --constraint requirements.lock pyproject.toml -o requirements-dev.lock

run: setup ## bot and scheduler with the settings of the environment
	$(BIN)/griddesk run

doctor: setup ## check settings, database, Telegram and calendar
	$(BIN)/griddesk doctor

clean: ## remove the environment and caches (var/ with the data stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

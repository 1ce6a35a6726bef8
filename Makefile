# What a developer does here. `make run` and `make test` need Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
READY := $(VENV)/.ready

.PHONY: run test soak check format sample words pictures bench bench-quick bench-scale clean
.DEFAULT_GOAL := run

# A stamp is younger than the project's own list of parts: an edited list installs again.
$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("cockpit needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the cockpit's parts into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(READY): $(INSTALLED)
	@echo "installing what the tests need (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(INSTALLED)
	@$(BIN)/cockpit demo

test: $(READY) check
	$(BIN)/python -m pytest -n auto --dist loadgroup

# the proofs of docs/reliability.md at length (about an hour); writes their figures into it
soak: $(READY)
	$(BIN)/python -m tests.reliability.soak

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

sample: $(READY)
	$(BIN)/python -m samples.make sample.db

# gathers the texts, brings the catalogues up to date, compiles them; docs/translating.md says what to do then
words: $(READY)
	$(BIN)/python -m docs.words

pictures: $(READY)
	$(BIN)/python -m docs.pictures

# a quarter of an hour, and the table goes into docs/speed.md and the README; the quick one, of a smaller book, two
# minutes; the one over growing books about an hour, and draws docs/pictures/scaling-*.svg
bench: $(READY)
	$(BIN)/python -m benchmarks --pages

bench-quick: $(READY)
	$(BIN)/python -m benchmarks --quick

bench-scale: $(READY)
	$(BIN)/python -m benchmarks.scaling

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

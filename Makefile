# Everything that `make` does, it does in .venv, which it makes itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint eval bench docs clean

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

$(VENV)/bench-ready: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --group bench
	touch $@

demo: $(VENV)/ready  ## what is found in one sample, then what would be changed in another
	@$(BIN)/cleanup check --exit-zero samples/auto-posted.txt
	@echo
	@$(BIN)/cleanup fix --diff samples/minister.en || test $$? -eq 1

test: $(VENV)/ready lint  ## everything that CI runs
	$(BIN)/python -m pytest
	sh tests/wheel.sh $(BIN)/python

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(VENV)/ready  ## quality on the project's own data
	$(BIN)/python -m tests.evaluation
	$(BIN)/cleanup eval tests/labelled/open*.jsonl
	$(BIN)/cleanup eval tests/labelled/held-out*.jsonl

# Compiled beforehand, as pip compiles what it installs.
bench: $(VENV)/bench-ready  ## speed beside other tools, memory, start-up
	$(BIN)/python -m compileall -q cleanup
	$(BIN)/python bench/run.py

docs: $(VENV)/ready  ## write the generated pages and the output shown in others anew
	$(BIN)/python -m tests.pages

clean:
	rm -rf $(VENV) build dist .bench .mypy_cache .pytest_cache .ruff_cache .hypothesis

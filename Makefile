# Everything runs in .venv, which is made from any Python 3.11 or later with pip; nothing else is needed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

# The matrices are small: threads of the linear algebra library only get into each other's way.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

.PHONY: demo web test check eval bench format clean

demo: $(READY)  ## audit the example dossier: the table here, the report in report.html
	$(BIN)/saydo audit examples/iraq-2021/pages --as-of 2022-01-15 --html report.html --no-store

web:  ## build the live timeline, the map and the fonts into the package; needs Node 20 or later
	cd web && npm ci --no-audit --no-fund && npm run build

test: $(READY)  ## the fast tests
	$(BIN)/python -m pytest -n auto -m "not slow"

check: $(READY)  ## format, lint, types, import contracts, all tests
	$(BIN)/ruff format --check src tests evals benchmarks training hatch_build.py
	$(BIN)/ruff check src tests evals benchmarks training hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

eval: $(READY)  ## score against the gold sets in ../shared and hold the floors of evals/floors.json
	$(BIN)/python -m evals

bench: $(READY)  ## speed and memory beside peers in the same run
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.read speed warc

format: $(READY)
	$(BIN)/ruff format src tests evals benchmarks training
	$(BIN)/ruff check --fix src tests evals benchmarks training

$(READY): pyproject.toml uv.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv sync --quiet --locked --inexact
	touch $(READY)

clean:
	rm -rf .venv report.html

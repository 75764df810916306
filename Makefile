# make demo: set up, build the example case, write its dossier.   make test: set up, check, test.   make fast: compile.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test browser slow fast lock clean

demo: $(VENV)/.run
	@$(BIN)/python examples/moscow/demo.py

test: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -m "not slow" --numprocesses auto --dist loadfile

# The page in chromium: .ci/browser sets it up; without it these tests skip and say so.
browser: $(VENV)/.dev
	$(BIN)/python -m pytest -m slow tests/serve/test_browser.py -rs

# What takes minutes: fifty killed builds, twenty thousand mangled inputs.
slow: $(VENV)/.dev
	$(BIN)/python -m pytest -m slow

# The rooms of `understand` compiled, in an environment of their own: the same bytes at more than twice the speed. With PRACTISED=1 gcc
# first watches them read the sentences of the lexicon: some 5 % faster still, for twice the building.
fast: $(VENV)/.dev
	rm -rf dist .venv-fast
	RIWAYA_COMPILED=$(if $(PRACTISED),practised,1) $(BIN)/python -m hatchling build -t wheel -d dist
	$(PYTHON) -m venv .venv-fast
	.venv-fast/bin/python -m pip install --quiet --require-hashes -r requirements/run.txt
	.venv-fast/bin/python -m pip install --quiet --no-deps dist/*.whl

$(VENV)/.run: requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

# New versions of everything; the locks hold hashes and no address.
lock:
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --output-file requirements/run.txt requirements/run.in pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --output-file requirements/dev.txt requirements/dev.in
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --output-file requirements/spark.txt requirements/spark.in

clean:
	rm -rf $(VENV) .venv-fast dist .demo

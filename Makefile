# Everything is relative to this folder, so that its path may hold spaces and Arabic letters.
# Tools are called as `python -m`: a console script's first line breaks on such a path.

PYTHON := .venv/bin/python
SOURCES := $(wildcard resources/translations/*.ts)
TRANSLATIONS := $(SOURCES:.ts=.qm)

.PHONY: help run test setup lint check translations screenshots bench package deb test-packaged clean
.DELETE_ON_ERROR:

help:
	@echo 'make run           install what is needed and open the bundled article'
	@echo 'make test          lint, types, import directions and all tests, without a screen'
	@echo 'make setup         only install what run and test need'
	@echo 'make lint          ruff, mypy and the import directions'
	@echo 'make translations  bring resources/translations/*.ts up to date with the source'
	@echo 'make screenshots   let the package paint docs/screenshots/*.png'
	@echo 'make bench         run the benchmarks'
	@echo 'make package       build dist/hamesh: one folder that needs no Python and no Qt'
	@echo 'make deb           build the Debian package from it'
	@echo 'make test-packaged install that, and drive it as a reader does (asks apt, needs root)'
	@echo 'make clean         remove what was built (.venv too)'

run: .venv/run.stamp $(TRANSLATIONS)
	@sh packaging/setup.sh display
	@$(PYTHON) -m reader resources/article/mistral.txt

setup: .venv/test.stamp $(TRANSLATIONS)

test: setup check
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest

lint: setup check

check: | setup
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -c 'from importlinter.cli import lint_imports_command as run; run()'

translations: .venv/run.stamp
	$(PYTHON) packaging/translations.py update
	$(PYTHON) packaging/translations.py compile

screenshots: setup
	@test -x dist/hamesh/hamesh || $(MAKE) package
	$(PYTHON) packaging/screenshots.py

bench: setup
	@for file in benchmarks/*.py; do \
		name=$$(basename "$$file" .py); \
		echo "== $$name"; \
		$(PYTHON) -m "benchmarks.$$name" || exit 1; \
	done

package: .venv/package.stamp
	$(PYTHON) packaging/freeze.py

deb: package
	$(PYTHON) packaging/debian.py

test-packaged: setup
	HAMESH_TEST_PACKAGED=1 $(PYTHON) -m pytest tests/packaging tests/e2e/packaged

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f resources/translations/*.qm

.venv/run.stamp: pyproject.toml packaging/setup.sh packaging/environment.py
	@sh packaging/setup.sh run

.venv/package.stamp: pyproject.toml packaging/setup.sh packaging/environment.py
	@sh packaging/setup.sh package

.venv/test.stamp: pyproject.toml packaging/setup.sh packaging/environment.py
	@sh packaging/setup.sh test

resources/translations/%.qm: resources/translations/%.ts | .venv/run.stamp
	@$(PYTHON) packaging/translations.py compile $<

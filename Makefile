# make run and make test are all that a newcomer needs; make help lists the rest.

BIN := .venv/bin
PO := $(wildcard resources/translations/*/LC_MESSAGES/*.po)
LOCK := --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev
LANGUAGES := de fr nl
SENTENCES := --no-default-keywords --keywords "text counted:1,2 tr ntr:1,2" --add-location file \
    --sort-by-file --width 100 --project Balie --copyright-holder "Balie contributors"
CATALOGUE := --domain balie --input-file build/balie.pot --output-dir resources/translations \
    --init-missing --ignore-obsolete --no-fuzzy-matching --ignore-pot-creation-date --width 100

.DEFAULT_GOAL := help
.PHONY: help
help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

# A Linux machine without a display gets one for as long as Balie runs.
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY)$(filter-out Linux,$(shell uname)),)
HEADLESS := headless
START := setpriv --pdeathsig TERM $(BIN)/python -m tools.headless build
else
START := $(BIN)/balie --org resources/example/organisation.toml
endif

.PHONY: run
run: ## install what is needed and start Balie with an example organisation
	@tools/system-packages env desktop $(HEADLESS)
	@$(MAKE) --no-print-directory env
	@$(START)

.PHONY: test
test: ## install what the tests need and run them all; ARGS="tests/ui -k tray" runs some
	@tools/system-packages env desktop headless build test servers
	@$(MAKE) --no-print-directory env
	$(BIN)/pytest $(or $(ARGS),--cov)

.PHONY: quick
quick: env ## run the tests that take less than a minute together
	$(BIN)/pytest -m "not slow" $(ARGS)

.PHONY: lint
lint: env ## check style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: env
env: .venv/installed ## make the environment in .venv, after which .venv/bin/balie runs
	@:

.venv/locked: requirements.lock
	@tools/system-packages env
	@echo "Making the environment in .venv (a minute or two)"
	@tools/make-env
	@touch $@

.venv/installed: .venv/locked pyproject.toml hatch_build.py $(PO)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-build-isolation \
	    --no-deps --no-index --editable .
	@$(BIN)/python -m compileall -q assistant diagnostics privileged resources ui
	@touch $@

.PHONY: lock
lock: env ## pin the newest dependencies again
	@command -v uv >/dev/null || $(BIN)/python -m pip install --quiet uv
	PATH="$$PATH:$(BIN)" uv pip compile --quiet --upgrade $(LOCK) pyproject.toml -o requirements.lock

.PHONY: translations
translations: env ## collect the sentences, update each language and compile it
	@mkdir -p build
	$(BIN)/pybabel --quiet extract $(SENTENCES) --output-file build/balie.pot assistant diagnostics ui
	@set -e; for language in $(LANGUAGES); do \
	    $(BIN)/pybabel --quiet update $(CATALOGUE) --locale $$language; done
	@$(MAKE) --no-print-directory env

.PHONY: build
build: ## make dist/balie, a folder that runs without Python, and try it
	@tools/system-packages env desktop build
	@$(MAKE) --no-print-directory env
	$(BIN)/pyinstaller --noconfirm --log-level ERROR --workpath build/bundle build.spec
	dist/balie/balie --version
	dist/balie/balie check --json > build/check.json || test $$? -eq 1

.PHONY: rights
rights: env ## make dist/rights, what IT installs so that fixes may ask for an administrator
	$(BIN)/python -m tools.rights

.PHONY: bench
bench: ## measure against bare programs and against those that others use
	@tools/system-packages env desktop headless bench servers
	@$(MAKE) --no-print-directory env
	$(BIN)/python -m benchmarks.run

.PHONY: reference
reference: env ## write the reference of all checks and facts from the program
	$(BIN)/python -m tools.reference

.PHONY: schema
schema: env ## write the schema of diagnostics.json from the types
	$(BIN)/python -m tools.diagnostics_schema

.PHONY: icons
icons: env ## draw the tray icons from their SVG files again
	$(BIN)/python -m tools.tray_icons

.PHONY: screenshots
screenshots: env ## take the screenshots of the documentation
	@tools/system-packages desktop headless
	$(BIN)/python -m tools.screenshots

.PHONY: agents
agents: env ## take the screenshots of reports in the pages of real service desks
	@tools/system-packages desktop test servers browser
	$(BIN)/python -m tools.agents_pages

.PHONY: clean
clean: ## remove everything that make made
	rm -rf .venv build dist

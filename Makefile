# Everything one does with this repository, from a fresh clone on: `make help` lists it.
# The first command makes an environment of its own in .venv; nothing is written outside the repository.
# Plain enough for GNU make 3.81, which macOS ships.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
MANUAL ?= build/manual
LINKS_PORT ?= 8765
SINCE ?= HEAD
PYTEST_FLAGS ?= --numprocesses=auto --maxprocesses=4 --dist=loadfile

VENV := .venv
RUN := $(VENV)/bin/python -m

# The oldest versions of what the package needs, and the tests that say whether it works with them: those of every room
# and of both doors, none that needs a browser.
LOWEST := .cache/lowest
LOWEST_TOOLS := pytest pytest-xdist hypothesis jsonschema feedparser selectolax packaging zizmor
LOWEST_TESTS := $(addprefix tests/,read understand link render write search picture vocabulary model language starter \
  test_commands.py test_settings.py test_cache.py test_sanitise.py test_plugin.py test_beside.py)

# Only wheels, only by hash, only what the lock names: no code of a package runs while it is installed.
INSTALL := $(RUN) pip install --quiet --require-hashes --no-deps --only-binary :all:
PIP_CACHE_DIR ?= $(CURDIR)/.cache/pip
UV_CACHE_DIR ?= $(CURDIR)/.cache/uv
PIP_DISABLE_PIP_VERSION_CHECK := 1
# Some systems switch this on for everybody, and an environment cannot install then.
PIP_USER := 0
# MkDocs stays below version 2 (pyproject.toml), so Material's warning about it tells nobody anything.
NO_MKDOCS_2_WARNING := 1
export PIP_CACHE_DIR UV_CACHE_DIR PIP_DISABLE_PIP_VERSION_CHECK PIP_USER NO_MKDOCS_2_WARNING

# A workflow hands over a variable that nobody has set as nothing.
ifeq ($(strip $(DIGEST_SITE_NAME)),)
unexport DIGEST_SITE_NAME
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# The commands share one environment, so `make -j` takes them in the order in which they are named.
.NOTPARALLEL:
.PHONY: help site publish serve manual check review test test-long test-lowest links dist lint words format lock upgrade clean

help: ## List these commands
	@echo "Use: make COMMAND"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-13s %s\n", $$1, $$2 }'

site: $(VENV)/site-ready ## Build the site into site/
	$(RUN) mkdocs build --strict

publish: $(VENV)/site-ready ## The same from all articles that can be read: what is wrong is named and stops nothing
	$(RUN) mkdocs build

serve: $(VENV)/site-ready ## Show the site at http://127.0.0.1:8000/ and follow edits (ADDRESS=host:port)
	$(RUN) mkdocs serve --dev-addr $(ADDRESS)

manual: $(VENV)/site-ready ## Build the manual into build/manual/ (MANUAL=site/manual: beside the digest)
	DIGEST_MANUAL_URL="$${DIGEST_SITE_URL:+$${DIGEST_SITE_URL}manual/}" \
		$(RUN) mkdocs build --strict --config-file manual/mkdocs.yml --site-dir "$(abspath $(MANUAL))"

check: $(VENV)/site-ready ## Name every problem of every article
	$(RUN) news_digest check

review: $(VENV)/site-ready ## Say what changed articles become (SINCE=revision)
	@$(RUN) news_digest review --since $(SINCE)

test: lint ## Run every check: style, types, architecture, tests
	$(RUN) pytest $(PYTEST_FLAGS)

test-long: $(VENV)/test-ready ## Run the tests that take minutes: kill loops, long fuzzing, checkers
	$(RUN) pytest $(PYTEST_FLAGS) -m long $(TEST_LONG_FLAGS)

links: $(VENV)/test-ready site ## Follow every link and anchor of the built site with a link checker
	@$(RUN) http.server --directory site --bind 127.0.0.1 $(LINKS_PORT) >/dev/null 2>&1 & server=$$!; sleep 1; \
	$(VENV)/bin/linkchecker --config .linkchecker.ini http://127.0.0.1:$(LINKS_PORT)/; status=$$?; \
	kill $$server; exit $$status

lint: $(VENV)/test-ready ## Check style, types and architecture alone
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/test-ready ## Put the code in its usual form
	$(RUN) ruff check --fix-only .
	$(RUN) ruff format .

words: $(VENV)/site-ready ## Give the theme the words that it asks for from the catalogues
	$(RUN) news_digest.render.words.theme generator/news_digest/theme/partials/words.html

dist: $(VENV)/test-ready ## Build wheel and source archive into dist/, with their SHA-256 sums
	rm -rf dist
	$(RUN) uv build --quiet --no-build-isolation --python $(VENV)/bin/python --out-dir dist
	@rm -f dist/.gitignore; cd dist && sha256sum * > ../.SHA256SUMS && mv ../.SHA256SUMS SHA256SUMS && cat SHA256SUMS

test-lowest: $(VENV)/test-ready ## Run the tests of the rooms with the lowest versions that pyproject.toml allows
	$(RUN) uv venv --quiet --clear --python $(VENV)/bin/python $(LOWEST)
	$(RUN) uv pip compile pyproject.toml --resolution lowest-direct --only-binary :all: --quiet --no-header \
	  --no-annotate --no-emit-index-url --output-file $(LOWEST)/lowest.txt
	$(RUN) uv pip install --quiet --python $(LOWEST)/bin/python --only-binary :all: --requirement $(LOWEST)/lowest.txt
	$(RUN) uv pip install --quiet --python $(LOWEST)/bin/python --constraint $(LOWEST)/lowest.txt setuptools $(LOWEST_TOOLS)
	$(RUN) uv pip install --quiet --python $(LOWEST)/bin/python --no-deps --no-build-isolation --editable .
	$(LOWEST)/bin/python -m pytest $(PYTEST_FLAGS) --deselect tests/starter/test_new.py::test_files_fit_their_schema \
	  $(LOWEST_TESTS)

lock: $(VENV)/test-ready ## Bring the lock files in step with pyproject.toml
	$(LOCK) requirements.lock
	$(LOCK) requirements-test.lock --extra test --constraint requirements.lock

upgrade: $(VENV)/test-ready ## Lock the newest versions, and install them
	$(MAKE) lock LOCK_FLAGS=--upgrade
	$(MAKE) $(VENV)/test-ready

clean: ## Remove all that these commands made, .venv included
	rm -rf $(VENV) site build dist dist-tools .cache .*_cache .hypothesis generator/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What builds the project is locked with what runs it, since the installation below is not isolated.
LOCK = $(VENV)/bin/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	| $(RUN) uv pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(LOCK_FLAGS) --output-file

# --- the environment ---------------------------------------------------------------------------------

$(VENV)/site-ready: requirements.lock pyproject.toml $(VENV)/made-in
	@echo "Installing what the site needs into $(VENV) ..."
	@$(INSTALL) --requirement requirements.lock
	@$(RUN) pip install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test-ready: requirements-test.lock $(VENV)/site-ready
	@echo "Installing what the tests need into $(VENV) ..."
	@$(INSTALL) --requirement requirements-test.lock
	@touch $@

# An environment knows its own path, so one that was moved or copied, or whose Python is gone, is made anew.
ifneq ($(shell test -x $(VENV)/bin/python && cat $(VENV)/made-in 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/made-in
endif

$(VENV)/made-in:
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no '$(PYTHON)' here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "'$(PYTHON)' is $$("$(PYTHON)" --version 2>&1). Python 3.11 or newer is needed; if you have one, name it: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' cannot make environments. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@rm -rf $(VENV)
	@"$(PYTHON)" -m venv $(VENV)
	@echo "$(CURDIR)" > $@

# Everything a fresh Debian needs beyond Python 3.11, git and make is brought here. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EDITION ?= public
PORT ?= 8000

.PHONY: help serve site check lock test bench bench-search bench-weight lighthouse zip fonts characters lint format clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

serve: $(VENV)/.ready ## build the guide and serve it: make serve EDITION=staff PORT=8001
	$(BIN)/routemap serve --edition $(EDITION) --port $(PORT)

site: $(VENV)/.ready ## write the site: site/, or site-staff/ with EDITION=staff
	$(BIN)/routemap build --edition $(EDITION)

check: $(VENV)/.ready ## check every definition
	$(BIN)/routemap check

lock: $(VENV)/.ready ## record what was verified in routemap.lock.json
	$(BIN)/routemap check --lock

test: $(VENV)/.ready-test $(VENV)/.browser ## run every test, those in the browser too
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.ready-test ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.ready-test ## let ruff mend what it can
	$(BIN)/ruff check --fix .

ASKED = $(if $(QUESTIONS),--questions $(QUESTIONS)) $(if $(TARGETED),--targeted-from $(TARGETED))

bench: $(VENV)/.ready-bench ## compare side by side with plain mkdocs-material, and judge our search: make bench QUESTIONS=file
	$(BIN)/python -m bench $(ASKED)

bench-search: $(VENV)/.ready-bench $(VENV)/.browser ## compare our search with Material's and Pagefind: make bench-search QUESTIONS=file
	$(BIN)/python -m bench.search $(ASKED)

bench-weight: site ## what a first visit to each kind of page weighs
	$(BIN)/python -m bench.weight

lighthouse: site $(VENV)/.browser ## the scores of Lighthouse on a phone: needs Node and npx
	$(BIN)/python -m bench.lighthouse

zip: site ## the site as one file for a USB stick: make zip EDITION=staff
	$(BIN)/routemap zip --edition $(EDITION)

fonts: $(VENV)/.ready $(VENV)/.browser ## make the fonts of the PDFs again, from Debian's fonts-noto-cjk
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[fonts]'
	$(BIN)/python tools/fonts.py

characters: $(VENV)/.ready ## make the tables of sounds and simplified forms again, from pypinyin and OpenCC
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[characters]'
	$(BIN)/python tools/characters.py

clean: ## remove what was built, the environment too
	rm -rf site site-staff .cache $(VENV)

$(VENV)/.pip: constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: apt-get install python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory apt PACKAGES=python3-venv
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip -c constraints.txt
	@touch $@

$(VENV)/.ready: $(VENV)/.pip pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q -c constraints.txt -e .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[test]'
	@touch $@

$(VENV)/.ready-bench: $(VENV)/.ready-test
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[test,bench]'
	@touch $@

# The browser tests use Debian's Chromium, most quickly its engine alone, and a Chinese font to look at what a reader sees.
SEEN := chromium fonts-noto-cjk fontconfig
$(VENV)/.browser: $(VENV)/.ready-test
	@{ command -v chromium-headless-shell && fc-list :lang=zh | grep .; } >/dev/null 2>&1 \
	|| $(MAKE) --no-print-directory apt PACKAGES="chromium-headless-shell $(SEEN)" \
	|| command -v chromium >/dev/null || $(MAKE) --no-print-directory apt PACKAGES="$(SEEN)"
	@touch $@

.PHONY: apt
apt:
	@if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PACKAGES) >/dev/null; \
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PACKAGES) >/dev/null; \
	else echo "Please run once: sudo apt-get install $(PACKAGES)"; exit 1; fi

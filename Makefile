# BitLoot. `make` alone lists what there is; `make run` opens the shop.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

BIN := .venv/bin
DATA ?= $(or $(BITLOOT_DATA),./var)
NPM := npm --no-fund --no-audit --loglevel=error

# A stamp is older than what it was made from only if the work must be done again.
PYTHON_STAMP := .venv/.installed
SDK_STAMP := sdk/typescript/dist/.built
PWA_STAMP := pwa/node_modules/.installed
PWA_BUILT := pwa/dist/.built
CONSOLE_BUILT := admin_console/static/vendor/.built
sources = $(shell find $(1) -type f 2>/dev/null | sed 's/ /\\ /g')

.PHONY: help install pwa console-assets run test check sdk bench clean chromium

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(PYTHON_STAMP) ## install Python packages from the lock file
pwa: $(PWA_BUILT) ## build the storefront
console-assets: $(CONSOLE_BUILT) ## put the console's styles and scripts in place

run: install pwa console-assets ## open the shop (PORT=9000 DATA=/some/dir SEED=none)
	@BITLOOT_DATA="$(DATA)" exec $(BIN)/python -I -S bitloot/embedded/launch.py $$PPID 15 same "$(CURDIR)/$(BIN)/bitloot" run

test: install pwa console-assets chromium ## run every test: Python, TypeScript, browser
	$(BIN)/pytest
	$(NPM) --prefix pwa run test

check: install pwa console-assets ## format, lint, types, import rules, SDK and migrations drift
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bitloot db check
	.ci/sdk check
	$(NPM) --prefix pwa run format:check
	$(NPM) --prefix pwa run lint
	$(NPM) --prefix pwa run typecheck

sdk: install sdk/typescript/node_modules/.installed ## generate the SDKs from the API
	.ci/sdk

bench: install pwa console-assets ## measure against the project's own ceilings
	$(BIN)/python bench/run.py

clean: ## remove what was installed and built; the data in ./var stays
	rm -rf .venv pwa/node_modules pwa/dist sdk/typescript/node_modules sdk/typescript/dist
	rm -rf admin_console/node_modules admin_console/static/vendor
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results

chromium:
	@.ci/chromium

$(PYTHON_STAMP): pyproject.toml uv.lock
	@.ci/python-packages
	@touch $@

sdk/typescript/node_modules/.installed: sdk/typescript/package-lock.json
	@.ci/node-version
	$(NPM) --prefix sdk/typescript ci
	@touch $@

$(SDK_STAMP): sdk/typescript/node_modules/.installed $(call sources,sdk/typescript/src)
	$(NPM) --prefix sdk/typescript run build
	@touch $@

$(PWA_STAMP): pwa/package-lock.json
	@.ci/node-version
	$(NPM) --prefix pwa ci
	@touch $@

$(PWA_BUILT): $(PWA_STAMP) $(SDK_STAMP) $(call sources,pwa/src pwa/public) $(wildcard pwa/*.json pwa/*.ts pwa/*.html)
	$(NPM) --prefix pwa run build
	@touch $@

$(CONSOLE_BUILT): $(wildcard admin_console/package-lock.json admin_console/*.mjs)
	@if [ -f admin_console/package.json ]; then \
		.ci/node-version && $(NPM) --prefix admin_console ci && $(NPM) --prefix admin_console run build; \
	fi
	@mkdir -p $(@D) && touch $@

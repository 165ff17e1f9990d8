# One front door. Every target sets up what it needs and stops at the first step that fails.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve build npm test test-all test-native test-browser bench fuzz clean setup-build setup-native \
	setup-test check-package test-npm check-format check-clippy check-docs check-data test-rust test-wasm test-docs test-pages size \
	bench-rust bench-peers bench-databases

STEP := scripts/step.sh
PORT ?= 8080
FUZZ_SECONDS ?= 60
ROUNDS ?= 5

help: ## Say what the targets are.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf 'make %-14s %s\n' "$$name" "$$text"; done

serve: setup-build ## Build, serve on http://127.0.0.1:8080/ and reload the page at every change (PORT=…).
	@printf '\n==> http://127.0.0.1:$(PORT)/ once the first build is done; Ctrl-C stops it\n'
	@scripts/trunk.sh serve --port $(PORT) --dist target/serve

build: setup-build ## Make dist/: the demonstration and the two files to embed.
	@$(STEP) 'build dist/' scripts/trunk.sh build

npm: build ## Make dist/npm/, the package for npm.
	@$(STEP) 'make dist/npm/' node scripts/npm.mjs

test: setup-test test-native test-browser ## Run every check and test of the figure, as CI does.
	@printf '\n==> all passed\n'

test-all: test test-npm check-package ## The same, and whether both packages work for others.
	@printf '\n==> all passed, and the packages too\n'

test-native: setup-native check-format check-clippy test-rust check-docs check-data ## What needs no browser.

test-browser: setup-test test-wasm build size test-docs test-pages ## The Rust tests in Chromium, and the pages in browsers.

bench: setup-test build bench-rust bench-peers bench-databases ## Time the check, the indicators, files, and all beside others (ROUNDS=5).

fuzz: ## Fuzz every target for FUZZ_SECONDS=60 (needs a nightly compiler and cargo-fuzz).
	@scripts/fuzz.sh $(FUZZ_SECONDS)

clean: ## Remove what was built; installed tools stay.
	@rm -rf dist target fuzz/target

setup-build:
	@scripts/setup.sh build

setup-native:
	@scripts/setup.sh native

setup-test:
	@scripts/setup.sh test

check-format:
	@$(STEP) 'formatting' cargo fmt --check

check-clippy:
	@$(STEP) 'clippy, native' cargo clippy --locked --all-targets --all-features -- -D warnings
	@$(STEP) 'clippy, as pages load it' cargo clippy --locked --no-default-features --target wasm32-unknown-unknown --lib -- -D warnings
	@$(STEP) 'clippy, wasm32' cargo clippy --locked --target wasm32-unknown-unknown --lib --test wasm --test wasm_databases --test wasm_indicators --test wasm_paint -- -D warnings

test-rust:
	@$(STEP) 'Rust tests' cargo test --locked --all-features

check-docs:
	@$(STEP) 'documentation' env RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps --all-features

check-data:
	@$(STEP) 'data packages against the standard' scripts/check-data.sh

test-wasm:
	@$(STEP) 'browsers' node scripts/browser.mjs
	@$(STEP) 'Rust tests in Chromium' scripts/test-wasm.sh

test-docs:
	@$(STEP) 'what the documentation says of the files, and the texts that the workshop writes' node --test tests/docs.test.mjs tests/metadata.test.mjs tests/workshop.test.mjs

test-npm:
	@$(STEP) 'the package for npm, in a page of its own' node --test --test-timeout=900000 tests/npm.test.mjs

check-package:
	@$(STEP) 'the crate, packed and built as others get it' scripts/check-package.sh

test-pages:
	@$(STEP) 'pages in browsers' node --test --test-concurrency=1 --test-timeout=900000 tests/browser/*.test.mjs

size:
	@$(STEP) 'size of what a page loads' node scripts/size.mjs

bench-rust:
	@$(STEP) 'time of the check and the indicators' \
		cargo bench --locked --bench check --bench indicators --bench databases -- --warm-up-time 1 --measurement-time 2

bench-peers:
	@$(STEP) 'libraries to compare with' benches/peers/install.sh
	@$(STEP) 'time of the element beside other libraries' node benches/peers/run.mjs $(ROUNDS)

bench-databases:
	@$(STEP) 'libraries to compare with' benches/peers/install.sh
	@$(STEP) 'time of reading a file of a trade database beside another library' node benches/peers/databases.mjs $(ROUNDS)

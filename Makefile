# Every target does its own set-up: a Debian 12 with Rust and Node is enough. The longer shell lives in .ci/.
.PHONY: run test test-given fixtures check advisories format bindings golden bench torture screenshots release
.DEFAULT_GOAL := run

CARGO_TARGET_DIR ?= target
APP := $(CARGO_TARGET_DIR)/debug/saisaat
# The end-to-end build answers native file choosers from a list; one feature set for all of it, so nothing is compiled twice.
TESTED := --workspace --features saisaat/e2e
# What is shipped, as a release has it: without answers for choosers, without what only a debug build has. Of the same third parties.
SHIPPED := --workspace --config profile.dev.package.saisaat.debug-assertions=false
GOLDEN := src-tauri/report/tests/golden
UI_SOURCES := $(shell find ui -type f -not -path '*/node_modules/*' -not -path 'ui/dist/*')

# The window when there is a display, else the whole chain from the command line, reports in out/.
run: ui/dist/index.html
	cargo build -p saisaat
	.ci/try $(APP) out

# Everything that must hold; the last lines are the runner's summary.
test: check
	cd ui && npm test
	cargo build $(TESTED) --all-targets
	cargo test $(TESTED) --quiet --bench torture
	cargo nextest run $(TESTED)

# The same over the given data, which are beside the checkout or where SAISAAT_SHARED says; `make test` needs none of them.
test-given: ui/dist/index.html
	.ci/setup test
	cargo build $(TESTED) --all-targets
	cargo test $(TESTED) --quiet --bench torture -- given=300
	cargo nextest run $(TESTED) --test given

# Makes anew the spreadsheets that the tests read, which are committed.
fixtures:
	python3 tests/fixtures/spreadsheets/make.py

# Formats, lints, types, and what the program is made of.
check: ui/dist/index.html
	.ci/setup test
	.ci/deny
	cargo fmt --all --check
	cd ui && npm run format:check && npm run check
	cargo clippy $(TESTED) --all-targets -- -D warnings
	cargo clippy $(TESTED) --test given -- -D warnings
	cargo clippy $(SHIPPED) --all-targets -- -D warnings

# Looks every crate up for advisories, in a clone of the RustSec advisory database: make advisories ADVISORIES=DIR. To be run
# when Cargo.lock has changed; `make check` asks for it.
advisories:
	.ci/setup test
	.ci/deny $(or $(ADVISORIES),$(error ADVISORIES=DIR names a clone of the RustSec advisory database))

format:
	cargo fmt --all
	cd ui && npm run format

# The TypeScript client of the commands; a test fails when the committed one drifts.
bindings: ui/dist/index.html
	cargo run -p saisaat -- bindings ui/src/lib/api/bindings.ts

# Writes anew what reports are compared with: HarfBuzz's glyphs (needs python3 with pip), the lines of documents, pages as
# pictures. Look at the difference before committing it.
golden:
	.ci/setup test
	python3 -m pip install --quiet --target $(CARGO_TARGET_DIR)/golden uharfbuzz==0.57.0
	PYTHONPATH=$(CARGO_TARGET_DIR)/golden python3 $(GOLDEN)/harfbuzz.py assets/fonts > $(GOLDEN)/harfbuzz.txt
	SAISAAT_GOLDEN=write cargo nextest run -p saisaat-report -E 'test(golden)'

# Reports against other typesetters, imports against pandas, imports and operations against their bare floor, in one run;
# or one part of it: make bench ARGS="report peers".
bench: ui/dist/index.html
	.ci/setup bench
	python3 -m pip install --quiet --upgrade --target $(abspath $(CARGO_TARGET_DIR))/bench typst==0.15.2 weasyprint==66.0 pandas==3.1.1 \
		openpyxl==3.1.5
	PYTHONPATH=$(abspath $(CARGO_TARGET_DIR))/bench cargo bench -p saisaat-tests --bench bench -- $(ARGS)

# Kills, torn logs, flipped bits and the like against the store, at length: make torture ARGS="kills=500 torn=1500".
# Without arguments the short form that `make test` runs.
torture: ui/dist/index.html
	.ci/setup test
	cargo build $(TESTED) --all-targets
	cargo test $(TESTED) --quiet --bench torture -- $(ARGS)

# The README's pictures, taken from the real window.
screenshots: ui/dist/index.html
	.ci/setup test
	cargo build $(TESTED) --all-targets
	$(CARGO_TARGET_DIR)/debug/examples/screenshots

# A Debian package, and beside it what it is made of, in CycloneDX: the crates and the page's packages.
release: ui/dist/index.html
	.ci/setup release
	npm exec --yes --package=@tauri-apps/cli@2 -- tauri build --bundles deb
	.ci/sbom $(CARGO_TARGET_DIR)/release/bundle/sbom

ui/node_modules/.package-lock.json: ui/package-lock.json
	.ci/setup build
	cd ui && npm ci --no-fund --no-audit
	touch $@

ui/dist/index.html: ui/node_modules/.package-lock.json $(UI_SOURCES)
	.ci/setup build
	cd ui && npm run build

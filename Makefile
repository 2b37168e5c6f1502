# The two commands of a newcomer: `make demo` and `make test`. Both install what is missing through the distribution.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

.PHONY: demo test test-matrix test-page test-frameworks mutants deps fuzz bench bench-advice bench-catalog bench-hostile bench-line bench-load bench-log bench-shops lint

# Scan the leaky app with load: starts a throw-away Postgres, Redis and app on free loopback ports, and stops them.
demo: deps
	cargo build --release --locked --bin plimsoll --example leaky
	examples/demo.sh

# All fast tests, against real servers. They mostly wait for those: four at once on a small machine as well.
test: deps
	RUST_TEST_THREADS=$${RUST_TEST_THREADS:-$$(($$(nproc) > 4 ? $$(nproc) : 4))} cargo test --locked

# The tests that speak to Postgres, against every version from 13 to 18. Fetches the servers once, through npm.
test-matrix: deps
	scripts/postgres-versions.sh
	scripts/test-matrix.sh

# The HTML page on a wide screen, a tablet and a telephone, by axe-core, which is fetched once, through npm.
test-page: deps
	scripts/axe.sh
	cargo test --locked --test all -- --ignored page_access::

# Signs in to apps of real frameworks, scans three whole shops and apps with metrics with load, but for those in SKIP. Fetches them once, through npm,
# pip and the distribution.
test-frameworks: deps
	SKIP="$(SKIP)" scripts/frameworks.sh
	cargo test --locked --lib -- --ignored public_cases
	cargo test --locked --test all -- --ignored frameworks:: --skip frameworks::lines $(addprefix --skip frameworks::,$(SKIP))

# Replays the examples of each check on mutants of it, and fails when more of them survive than before; CHECK=database/slot for some.
mutants:
	cargo run --quiet --locked --example mutants -- $(CHECK)

# Servers and browser that the tests and the demo start. Installs only what is missing.
deps:
	@scripts/deps.sh

# Speed and memory, printed: nothing here passes or fails.
bench: deps
	cargo build --release --locked --bin plimsoll --example leaky
	benches/figures.sh

# What the advice on indexes is worth on TPC-H; takes some minutes, and python3 with venv for the data.
bench-advice: deps
	cargo build --release --locked --bin plimsoll
	benches/advice.sh

# A catalog of up to 20,000 tables: seconds, memory, the slowest statements, and whether the growth is linear.
bench-catalog: deps
	cargo build --release --locked --bin plimsoll
	benches/catalog.sh

# The load line of three shops of real frameworks beside what long holds at them show; takes half an hour on a quiet machine.
bench-shops: deps
	SKIP="rails php" scripts/frameworks.sh
	cargo build --release --locked --bin plimsoll
	PLIMSOLL=$(CURDIR)/target/release/plimsoll cargo test --locked --test all -- --ignored frameworks::lines:: --nocapture --test-threads 1 \
		| grep -o 'c=.* line .*'

# The load engine beside wrk, oha, hey and locust; fetches those that are missing, and takes some minutes.
bench-load: deps
	cargo build --release --locked --example load
	benches/load.sh

# A log of 1 GB in each format: seconds and memory, beside pgbadger.
bench-log: deps
	cargo build --release --locked --bin plimsoll
	benches/log.sh

# Targets that never stop answering: memory, seconds, and how soon a stop is obeyed.
bench-hostile: deps
	cargo build --release --locked --bin plimsoll
	benches/hostile.sh

# The search for the load line on servers whose line is known, on a virtual clock.
bench-line:
	benches/line.sh

# Foreign text in all its forms, until something panics: SECONDS for each target, two side by side; TARGETS="checks sql" for some.
fuzz: deps
	TARGETS="$(TARGETS)" scripts/fuzz.sh $(or $(SECONDS),600)

lint:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	scripts/cargo-deny.sh

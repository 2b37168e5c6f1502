# The two commands of a newcomer: `make demo` and `make test`. Both install what is missing through the distribution.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

.PHONY: demo test deps bench bench-advice lint

# Scan the leaky app with load: starts a throw-away Postgres, Redis and app on free loopback ports, and stops them.
demo: deps
	cargo build --release --locked --bin plimsoll --example leaky
	examples/demo.sh

# All fast tests, against real servers.
test: deps
	cargo test --locked

# Servers and browser that the tests and the demo start. Installs only what is missing.
deps:
	@scripts/deps.sh

# Speed and memory, printed: nothing here passes or fails.
bench: deps
	cargo build --release --locked --bin plimsoll --example leaky
	benches/figures.sh

# What the advice on indexes is worth on TPC-H; takes some minutes and python3 with venv.
bench-advice: deps
	cargo build --release --locked --bin plimsoll
	benches/advice.sh

lint:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings

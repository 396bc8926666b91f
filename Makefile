# Each target sets up what it needs: see packaging/setup_env.py.
PYTHON ?= python3
RUN := .venv/bin/python
XVFB = $(shell command -v xvfb-run >/dev/null 2>&1 && echo xvfb-run -a)

.PHONY: help run test lint format bench screenshots lock schema clean ready ready-test

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

ready:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Install it with: sudo apt-get install -y python3 python3-venv"; exit 1; }
	@$(PYTHON) packaging/setup_env.py run

ready-test:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Install it with: sudo apt-get install -y python3 python3-venv"; exit 1; }
	@$(PYTHON) packaging/setup_env.py test

run: ready ## open the app; without a screen, run the sample journey into out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(RUN) -m lnatool; \
	else \
		echo "No screen here: running the sample journey without one."; \
		exec env QT_QPA_PLATFORM=offscreen $(RUN) -m lnatool demo --out out/; \
	fi

test: ready-test ## run the tests; more with ARGS="-k word"
	@$(XVFB) $(RUN) -m pytest $(ARGS)

lint: ready-test ## style, format, types, and every rule for the frameworks
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy
	@$(RUN) -m lnatool framework validate --all --strict

format: ready-test ## put the code into the house style
	@$(RUN) -m ruff check --fix --exit-zero --quiet
	@$(RUN) -m ruff format

bench: ready-test ## measure speed and memory: medians and ratios
	@set -e; for bench in tests/benchmarks/bench_*.py; do \
		$(XVFB) $(RUN) -m tests.benchmarks.$$(basename $$bench .py); \
	done

screenshots: ready-test ## picture every page and every page of the PDF, into out/
	@QT_QPA_PLATFORM=offscreen $(RUN) -m lnatool demo --out out/
	@for pdf in out/*.pdf; do pdftoppm -r 80 -png "$$pdf" "$${pdf%.pdf}"; done

lock: ## write requirements/*.lock anew; newest versions with UPGRADE=1
	@$(PYTHON) packaging/lock.py $(if $(UPGRADE),--upgrade)

schema: ready ## write the published JSON Schemas from the models
	@$(RUN) -m lnatool.services.library.schema resources/schema

clean: ## remove what was made here, the environment too
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov
	find lnatool tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

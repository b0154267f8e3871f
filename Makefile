.DEFAULT_GOAL := help
.PHONY: help demo test test-fresh test-replica test-wheel test-others faults bench lint format dist pictures setup

export PORT DB HOST SEED RUNS PYTHON

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1@/' | column -t -s @

demo: ## run the server with demo data on http://localhost:8069 (PORT=, HOST=, DB=)
	@$(PYTHON) scripts/dev demo

test: ## run all tests (ARGS='tests/models -k name' for some)
	@$(PYTHON) scripts/dev test $(ARGS)

test-fresh: ## try a new clone with an empty cache: tests, demo, times
	@$(PYTHON) scripts/dev test-fresh

bench: ## measure, side by side with plain Odoo (ARGS=--quick for a look)
	@$(PYTHON) scripts/dev bench $(ARGS)

faults: ## kill servers while people answer, and check that nothing is lost (SEED=, RUNS=)
	@$(PYTHON) scripts/dev faults

test-replica: ## try that what is read comes from a streaming replica
	@$(PYTHON) scripts/dev test-replica

test-others: ## try the addon beside Odoo's other addons about surveys and people
	@$(PYTHON) scripts/dev test-others $(ARGS)

test-wheel: ## try the wheel in a plain Odoo: install, serve, dump, restore
	@$(PYTHON) scripts/dev test-wheel

lint: ## check formatting and lint, as the pre-commit hooks do
	@$(PYTHON) scripts/dev lint

format: ## put right what lint can put right by itself
	@$(PYTHON) scripts/dev format

dist: ## build the wheel and the zip for the app store, in dist/
	@$(PYTHON) scripts/dev dist

pictures: ## take all pictures again from the demo (ARGS='heatmap panel' for some)
	@$(PYTHON) scripts/dev pictures $(ARGS)

setup: ## only bring about what is missing
	@$(PYTHON) scripts/dev setup

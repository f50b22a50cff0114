# Every target is one command of `python3 -m config.dev`; on a machine without make, type that.
PYTHON ?= python3
DEV = $(PYTHON) -m config.dev

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench requirements

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install everything that the project needs
	@$(DEV) setup

demo: ## Start the demo and print its address; RESET=1 starts from nothing, PORT=... elsewhere
	@$(DEV) demo $(if $(RESET),--reset)

test: ## Run the tests; ARGS="tests/parties -k state" chooses among them
	@$(DEV) test $(ARGS)

check: ## Look for faults without running the tests
	@$(DEV) check

bench: ## Run one benchmark: NAME=flag_overdue
	@$(DEV) bench $(NAME)

requirements: ## Pin the packages of pyproject.toml; UPGRADE=1 at their newest
	@$(DEV) requirements $(if $(UPGRADE),--upgrade)

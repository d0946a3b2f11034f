# Two commands on a fresh machine: `make run` and `make test`. They need Python >= 3.11 and make, nothing else.

# The main job: a real county, with and without differentiated assessment, on the same seeds.
OUT = results/county
MAIN_JOB = compare county --policy differentiated_assessment --replicates 10 --out $(OUT) --replace

VENV = .venv
PY = $(VENV)/bin/python
WORKERS = 2
# More for pytest: make test ARGS="tests/rules -k agenda"
ARGS =

.DEFAULT_GOAL = help
.PHONY: help run test lint format types layers text bench check clean

help:
	@echo 'make run      the main job: a county with and without a policy      主任务：一个县，有无政策对照'
	@echo 'make test     the tests                                              测试'
	@echo 'make bench    speed, memory and start-up against their targets     速度、内存与启动，对照目标'
	@echo 'make check    lint, types, layers, text, test                        全部检查'
	@echo 'make format   put the code in order                                  整理代码格式'
	@echo 'make clean    remove the environment and the caches, keep results    删除环境与缓存，保留结果'

run: $(VENV)/.installed
	@$(PY) -m sim $(MAIN_JOB)
	@if [ -f $(OUT)/report.html ]; then echo "report / 报告: $(CURDIR)/$(OUT)/report.html"; fi

test: $(VENV)/.installed-dev
	@$(PY) -m pytest -n $(WORKERS) $(ARGS)

lint: $(VENV)/.installed-dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: $(VENV)/.installed-dev
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

types: $(VENV)/.installed-dev
	@$(PY) -m mypy

layers: $(VENV)/.installed-dev
	@$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-logo

text: $(VENV)/.installed-dev
	@$(PY) -m sim.text.check

# The table of docs/performance.md, then the parts that it is made of.
bench: $(VENV)/.installed-dev
	@$(PY) -m sim bench --out results/bench
	@$(PY) -m pytest tests/benchmarks --benchmark-enable

check: lint types layers text test

clean:
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis .benchmarks
	find sim tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: the second time there is nothing to do.
$(VENV)/.installed: pyproject.toml constraints.txt
	@sh tools/install.sh $(VENV)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt
	@sh tools/install.sh $(VENV) dev
	@touch $(VENV)/.installed $@

# 回头看:常用命令。`make` 列出全部命令;第一次运行任何命令会先自动装好 .venv(装好以后不再需要联网)。

PYTHON ?= $(shell for p in python3.11 python3 python3.14 python3.13 python3.12; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test lab lint types format bench docs lock clean

help: ## 列出全部命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: .venv/.installed ## 主任务:核对台账,运行各分析笔记,导出图、表和报告
	$(BIN)/huitoukan run

test: lint types ## 检查代码格式与类型,并运行全部测试
	$(BIN)/python -m pytest -n 2

lab: .venv/.installed ## 用 JupyterLab 打开 notebooks/
	$(BIN)/jupyter lab --notebook-dir=notebooks

lint: .venv/.installed ## 只检查代码写法和格式
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed ## 只检查类型
	$(BIN)/mypy src tools benchmarks

format: .venv/.installed ## 整理代码格式
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.installed .bench/.installed ## 评测读取通报的准确度和速度(对照用的程序另装在 .bench)
	$(BIN)/python -m benchmarks

docs: .venv/.installed ## 由代码中的声明重新生成 docs/
	$(BIN)/python tools/make_docs.py

lock: ## 改过 pyproject.toml 的依赖后,重写 requirements.lock 和 environment.yml(需联网)
	@$(require_python)
	"$(PYTHON)" tools/lock.py $(if $(UPGRADE),--upgrade)

clean: ## 删除 .venv 和各种缓存(数据、图表、报告不动)
	rm -rf .venv .bench .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

.venv/.installed: requirements.lock pyproject.toml
	@$(require_python)
	"$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The readers to compare with have an environment of their own, which keeps itself out of version control.
.bench/.installed: benchmarks/requirements.txt
	@$(require_python)
	"$(PYTHON)" -m venv .bench
	@printf '*\n' > .bench/.gitignore
	.bench/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# A shell command that stops with a plain sentence unless PYTHON is 3.11 or newer.
require_python = "$(or $(PYTHON),python3)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "需要 Python 3.11 或更新版本,现有:$$("$(or $(PYTHON),python3)" --version 2>&1)。请先安装,或指明位置:make PYTHON=/路径/python3.11" >&2; exit 1; }

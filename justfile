# Every process of the tests reads the modules that the first one compiled, whatever the machine says.
export PYTHONDONTWRITEBYTECODE := ""

# List the recipes.
default:
    @just --list

# The gate, here and in CI: format, lint, types, imports, migrations, strings, tests.
check: lint types imports migrations strings test test-postgresql

# Write code in the house format.
format:
    ruff format src tests bench scripts hatch_build.py
    ruff check --fix --quiet src tests bench scripts hatch_build.py

# Format and rules, without changing anything.
lint:
    ruff format --check --quiet src tests bench scripts hatch_build.py
    ruff check --quiet src tests bench scripts hatch_build.py

# Static types.
types:
    mypy

# Who may import whom.
imports:
    lint-imports --no-cache

# Every change of a model has its migration.
migrations:
    ORTAQ_HOME="${TMPDIR:-/tmp}/ortaq-check-home" python -m django makemigrations --check --dry-run --settings ortaq.settings

# Every string has its Kazakh and Russian.
strings:
    python scripts/messages.py --check

# Find new strings and put them into the catalogues.
messages:
    python scripts/messages.py

# Tests on both cores.
test *arguments:
    pytest -n 2 -q --dist loadfile --no-loadscope-reorder {{ arguments }}

# The tests that touch a database, once more on a real PostgreSQL; without those marked any_database, whose outcome no database changes.
test-postgresql *arguments:
    python scripts/with_postgresql.py pytest -n 2 -q --dist loadfile --no-loadscope-reorder -m "not any_database" tests/act tests/shared tests/picture tests/plan tests/web {{ arguments }}

# The generated pages of docs/reference and .env.example.
docs:
    python scripts/reference.py

# The screenshot of the README.
screenshot:
    python scripts/screenshot.py

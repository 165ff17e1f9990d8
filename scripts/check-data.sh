#!/usr/bin/env bash
# Validates every data package in data/ and data/examples/, those of the tests in other dialects and those that are
# made of tables with the tool of the Frictionless standard's own makers, and their views against their schema;
# then CITATION.cff.
set -euo pipefail

cd "$(dirname "$0")/.."
shopt -s nullglob
packages=(data/*/datapackage.json data/examples/*/datapackage.json tests/dialects/*/datapackage.json
  tests/goldens/page-table/*/datapackage.json)
if [ ${#packages[@]} -eq 0 ]; then
  echo "no data/*/datapackage.json yet"
fi
for package in "${packages[@]}"; do
  .venv/bin/frictionless validate "$package"
done
if [ ${#packages[@]} -gt 0 ]; then
  .venv/bin/python scripts/check-views.py "${packages[@]}"
fi
.venv/bin/python scripts/check-citation.py

"""Validates the views of data packages against docs/views.schema.json, and the schema by what it has to refuse.

Usage: check-views.py DATAPACKAGE...
"""

import copy
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parent.parent / "docs" / "views.schema.json"

# One fault each, put into the first view of the first package.
FAULTS = {
    "an unknown key": lambda view: view.update(colour="red"),
    "an unknown form": lambda view: view.update(chart="pie"),
    "a chart without a selection": lambda view: view.pop("select"),
    "a chart without categories": lambda view: view.pop("category"),
    "no title": lambda view: view.pop("title"),
    "a title in a language that there is not": lambda view: view.update(title={"de": "Ausfuhr"}),
    "a name that is no id": lambda view: view.update(name="Exports 2022"),
    "a column that tells nothing apart": lambda view: view.update(series="note"),
    "a selection by such a column": lambda view: view.update(select={"note": "x"}),
    "an empty selection": lambda view: view.update(select={}),
    "an unknown measure": lambda view: view.update(measures=["mean"]),
    "a measure twice": lambda view: view.update(measures=["value", "value"]),
    "a projection without its last year": lambda view: view.update(chart="projection"),
    "a last year that is a month": lambda view: view.update(until="2030-01"),
    "no measure": lambda view: view.update(measures=[]),
}


def main(paths: list[str]) -> int:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    faults = []
    first = None
    for path in paths:
        views = json.loads(Path(path).read_text(encoding="utf-8"))["views"]
        first = first or views
        for error in validator.iter_errors(views):
            faults.append(f"{path}: views{error.json_path[1:]}: {error.message}")
    if not first:
        faults.append("no package to take a view from")
    for name, spoil in FAULTS.items() if first else []:
        views = copy.deepcopy(first)
        spoil(views[0])
        if validator.is_valid(views):
            faults.append(f"{SCHEMA.name} accepts {name}")
    if first and validator.is_valid([]):
        faults.append(f"{SCHEMA.name} accepts a package without views")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

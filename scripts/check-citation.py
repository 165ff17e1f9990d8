#!/usr/bin/env python3
"""Validates CITATION.cff by the schema of the Citation File Format's own makers, and compares it
with Cargo.toml and the data package, which say the same things."""

import json
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).resolve().parent.parent

text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
# Dates and versions are texts in the schema, so nothing but texts, lists and maps is read.
citation = yaml.load(text, Loader=yaml.BaseLoader)
# Of its package the schema alone is needed: what else is in it would import much more.
[cffconvert] = find_spec("cffconvert").submodule_search_locations
schema_path = Path(cffconvert, "schemas", citation["cff-version"], "schema.json")
schema = json.loads(schema_path.read_text(encoding="utf-8"))
errors = [f"CITATION.cff: {error.json_path}: {error.message}" for error in Draft7Validator(schema).iter_errors(citation)]
if errors:
    sys.exit("\n".join(errors))


def same(what, here, there):
    if here != there:
        errors.append(f"CITATION.cff: {what} is {here!r}, elsewhere {there!r}")


crate = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]
same("title", citation["title"], crate["name"])
same("version", citation["version"], crate["version"])
same("abstract", citation["abstract"], crate["description"])
same("license", " OR ".join(citation["license"]), crate["license"])
same("keywords", citation["keywords"], crate["keywords"])

package = json.loads((ROOT / "data/china-kazakhstan/datapackage.json").read_text(encoding="utf-8"))
article = package["citation"]
[reference] = citation["references"]
same("title of the article", reference["title"], article["title"])
names = [(author["family-names"], author["given-names"]) for author in reference["authors"]]
same("authors of the article", names, [(author["family"], author["given"]) for author in article["author"]])
same("authors", [author["name"] for author in citation["authors"]], [one["title"] for one in package["contributors"]])

if errors:
    sys.exit("\n".join(errors))
print("CITATION.cff: valid")

// What machines read of the demonstration and of its data: the same as the data package says.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { Cite } from "@citation-js/core";
import { parse as parseBibtex } from "@retorquere/bibtex-parser";
import astrocite from "astrocite-ris";

const place = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => readFileSync(place(path), "utf8");
const PACKAGE = JSON.parse(read("data/china-kazakhstan/datapackage.json"));

// Source: schema.org, Dataset.
test("the front page describes its data as the package does", () => {
  const blocks = Array.from(read("index.html").matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g), ([, text]) => text);
  assert.equal(blocks.length, 1);
  const dataset = JSON.parse(blocks[0]);
  assert.deepEqual([dataset["@context"], dataset["@type"]], ["https://schema.org/", "Dataset"]);
  for (const [here, there] of [["name", "title"], ["description", "description"], ["keywords", "keywords"]]) {
    assert.deepEqual(dataset[here], PACKAGE[there], here);
  }
  assert.deepEqual(dataset.license, PACKAGE.licenses.map(({ path }) => path));
  assert.deepEqual(dataset.creator.map(({ name }) => name), PACKAGE.contributors.map(({ title }) => title));
  const article = dataset.isBasedOn;
  assert.deepEqual([article.name, article.inLanguage], [PACKAGE.citation.title, PACKAGE.citation.language]);
  assert.deepEqual(
    article.author.map(({ familyName, givenName }) => [familyName, givenName]),
    PACKAGE.citation.author.map(({ family, given }) => [family, given]),
  );
  // Google's guide: between 50 and 5000 characters.
  assert.ok(dataset.description.length >= 50 && dataset.description.length <= 5000);
});

// Citation.js leaves out what CSL-JSON does not have.
test("the package's citation is CSL-JSON", () => {
  const item = { id: "article", ...PACKAGE.citation };
  assert.deepEqual(new Cite([item]).format("data", { format: "object" }), [item]);
});

const NAMES = readdirSync(place("tests/goldens/cite")).filter((name) => name.endsWith(".json"));
const goldens = (end) => NAMES.map((name) => [name, read(`tests/goldens/cite/${name.replace("json", end)}`)]);
const itemsOf = (name) => JSON.parse(read(`tests/goldens/cite/${name}`));

test("citations as CSL-JSON have nothing that CSL-JSON has not", () => {
  assert.ok(NAMES.length >= 3);
  for (const name of NAMES) {
    const items = itemsOf(name);
    assert.ok(items.length >= 4, name);
    assert.deepEqual(new Cite(items).format("data", { format: "object" }), items, name);
  }
});

/** A name as one text, however it is parted. */
const nameOf = (parts) => Object.values(parts).join(" ");
const plain = (name) => name.replaceAll(",", "").split(" ").sort().join(" ");

test("citations as BibTeX are read by a parser as they were meant", () => {
  for (const [name, text] of goldens("bib")) {
    const { errors, entries } = parseBibtex(text, { sentenceCase: false });
    assert.deepEqual(errors, [], name);
    const items = itemsOf(name);
    assert.deepEqual(entries.map(({ key }) => key), items.map(({ id }) => id), name);
    entries.forEach(({ type, fields }, index) => {
      const item = items[index];
      assert.equal(type, item.type === "article-journal" ? "article" : "misc");
      assert.equal(fields.title, item.title);
      const authors = (fields.author ?? []).map(({ firstName, lastName, name }) => name ?? `${lastName} ${firstName}`);
      assert.deepEqual(authors.map(plain), (item.author ?? []).map(nameOf).map(plain));
      // Braces and backslashes of an address are written as percent signs have them.
      const address = item.URL?.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C");
      assert.deepEqual([fields.url, fields.doi, fields.version, fields.journal], [address, item.DOI, item.version, item["container-title"]]);
      assert.equal(fields.year, item.issued && String(item.issued["date-parts"][0][0]));
    });
  }
});

test("citations as RIS are read by a parser as they were meant", () => {
  for (const [name, text] of goldens("ris")) {
    const records = astrocite.parse(text.replaceAll(/\n+/g, "\r\n"));
    const items = itemsOf(name);
    assert.deepEqual(records.map(({ id }) => id), items.map(({ id }) => id), name);
    records.forEach((record, index) => {
      const item = items[index];
      for (const key of ["title", "URL", "DOI", "ISSN", "container-title", "volume", "issue", "page", "language"]) {
        assert.equal(record[key], item[key], `${name} ${item.id} ${key}`);
      }
      const authors = (list) => (list ?? []).map(nameOf).map(plain);
      assert.deepEqual(authors(record.author), authors(item.author));
      const date = (one) => one?.["date-parts"][0].map(Number);
      if (item.URL) assert.deepEqual(date(record.accessed), date(item.accessed));
    });
    const types = { figure: "figure", dataset: "dataset", "article-journal": "article-journal", webpage: "webpage" };
    records.forEach(({ type }, index) => {
      const expected = types[items[index].type];
      if (expected) assert.equal(type, expected, name);
    });
  }
});

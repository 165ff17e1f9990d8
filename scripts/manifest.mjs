// The Custom Elements Manifest of the element: what docs/embedding.md says of it, which tests compare with the
// code, in the form that editors and catalogues read.

/** The cells of the rows of the first table whose first column is headed `head`. */
function table(text, head) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  if (start < 0) throw new Error(`docs/embedding.md has no table with the column ${head}`);
  const rows = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith("|")) break;
    rows.push(line.slice(1, -1).split("|").map((cell) => cell.trim()));
  }
  return rows;
}

const codes = (text) => Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code]) => code);
/** Text without links and marks. */
const plain = (text) => text.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1").replaceAll("`", "");
const unquoted = (text) => codes(text)[0] ?? plain(text);

/** The manifest, of the text of docs/embedding.md and of the declarations in www/trade-figure.d.ts. */
export function manifest(embedding, declarations) {
  const detail = (event) => new RegExp(`"${event}": (CustomEvent<.+>);`).exec(declarations)[1];
  const result = (method) => new RegExp(`^  ${method}\\((.*)\\): (.+);$`, "m").exec(declarations);
  const property = (name) => new RegExp(`^  get ${name}\\(\\): (.+);$`, "m").exec(declarations)[1];
  const attributes = table(embedding, "attribute").map(([name, values, fallback]) => {
    const usual = codes(fallback)[0];
    return {
      name: unquoted(name),
      fieldName: unquoted(name),
      type: { text: property(unquoted(name)) },
      description: plain(`${values}; by default: ${fallback}`),
      ...(codes(values).includes(usual) ? { default: usual } : {}),
    };
  });
  const fields = attributes.map(({ name, type, description }) => ({
    kind: "field",
    name,
    type,
    description,
    attribute: name,
    reflects: true,
  }));
  const methods = table(embedding, "method").map(([call, what]) => {
    const name = /^`(\w+)\(/.exec(call)[1];
    const [, given, returned] = result(name);
    const parameters = given.split(", ").filter(Boolean).map((parameter) => {
      const [, key, optional, type] = /^(\w+)(\??): (.+)$/.exec(parameter);
      return { name: key, optional: optional === "?", type: { text: type } };
    });
    return { kind: "method", name, parameters, return: { type: { text: returned } }, description: plain(what) };
  });
  const declaration = {
    kind: "class",
    customElement: true,
    name: "TradeFigureElement",
    tagName: "trade-figure",
    superclass: { name: "HTMLElement" },
    description: "A figure of a data package, which stands in the place of what is between its tags.",
    attributes,
    members: [...fields, ...methods],
    events: table(embedding, "event").map(([name, , when]) => ({
      name: unquoted(name),
      type: { text: detail(unquoted(name)) },
      description: plain(when),
    })),
    slots: [{ name: "", description: "What is seen until the figure is drawn, and whenever it cannot be: the page's own table." }],
    cssProperties: table(embedding, "custom property").map(([name, what, fallback]) => ({
      name: unquoted(name),
      description: plain(what),
      default: plain(fallback),
    })),
    cssParts: table(embedding, "part").map(([name, what]) => ({
      name: /^`::part\((.+)\)`$/.exec(name)[1],
      description: plain(what),
    })),
  };
  const path = "trade-figure.js";
  const reference = { name: "TradeFigureElement", module: path };
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path,
        declarations: [declaration],
        exports: [
          { kind: "js", name: "TradeFigureElement", declaration: reference },
          { kind: "custom-element-definition", name: "trade-figure", declaration: reference },
        ],
      },
    ],
  };
}

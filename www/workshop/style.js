/**
 * The style of the workshop: one constructed sheet, as that of a figure, so that
 * neither a page's rules reach in nor its policy keeps it out.
 */

const CSS = `
:host { --line: color-mix(in srgb, CanvasText 16%, Canvas); --edge: color-mix(in srgb, CanvasText 55%, Canvas); --quiet: color-mix(in srgb, CanvasText 68%, Canvas); --alert: light-dark(#a3231f, #ff9d8f); color: CanvasText; display: block; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
h1, h2, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { display: inline; font-size: 1rem; line-height: 1.4; }
a { color: inherit; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; margin-block-end: 1.5rem; }
header p { color: var(--quiet); flex-basis: 100%; }
header a { font-size: 0.875rem; margin-inline-start: auto; padding-block: 0.25rem; }
button, input, select, textarea { background: Canvas; border: 1px solid var(--edge); border-radius: 4px; color: CanvasText; font: inherit; font-size: 0.875rem; line-height: 1.4; margin: 0; max-inline-size: 100%; padding: 0.3rem 0.6rem; }
input, select, textarea { inline-size: 100%; padding-inline: 0.45rem; }
textarea { display: block; resize: vertical; }
.raw, .start textarea { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.8125rem; tab-size: 12; }
button { border-color: var(--line); cursor: pointer; min-block-size: 2rem; text-align: start; }
button:hover:enabled { border-color: var(--edge); }
button:disabled { color: color-mix(in srgb, CanvasText 45%, Canvas); cursor: default; }
button.first { background: CanvasText; border-color: CanvasText; color: Canvas; }
button.first:disabled { background: Canvas; border-color: var(--line); color: color-mix(in srgb, CanvasText 45%, Canvas); }
button.quiet { border-color: transparent; color: var(--quiet); font-size: 0.8125rem; justify-self: start; padding-inline: 0; text-decoration: underline; }
:focus-visible { outline: 2px solid CanvasText; outline-offset: 2px; }
label { display: grid; gap: 0.2rem; min-inline-size: 0; }
label > span, legend, small { color: var(--quiet); font-size: 0.8125rem; line-height: 1.4; }
small { grid-row: 2; }
.row { align-items: center; display: flex; flex-wrap: wrap; gap: 0.5rem; }
form.row { align-items: end; }
.column { display: grid; gap: 0.5rem; justify-items: start; }
.column button, .wrong button { max-inline-size: 100%; overflow-wrap: anywhere; }
.fields, .languages { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); }
.languages { gap: 0.5rem 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
form, .inside, .texts { display: grid; gap: 1rem; }
form.row { display: flex; }
.texts { gap: 0.25rem; }
form > button, .inside > button { justify-self: start; }
.start { display: grid; gap: 1.5rem; max-inline-size: 46rem; }
.drop { border: 1px dashed var(--edge); border-radius: 4px; display: grid; gap: 1rem; padding: clamp(1rem, 4vw, 2rem); }
.over .drop { background: color-mix(in srgb, CanvasText 6%, Canvas); border-style: solid; }
.answers { display: grid; gap: 0.75rem; margin-block-end: 1.25rem; max-inline-size: 46rem; }
.answers:not(:has(> :not(:empty))) { display: none; }
.asked { display: grid; gap: 0.75rem; }
.asked:empty, .wrong:empty, .notice:empty { display: none; }
.asked label { inline-size: 8rem; }
progress { accent-color: CanvasText; inline-size: 16rem; max-inline-size: 100%; }
.account, .read { color: var(--quiet); display: grid; font-size: 0.8125rem; gap: 0.25rem; overflow-wrap: anywhere; }
.notice { border-inline-start: 3px solid CanvasText; font-size: 0.875rem; overflow-wrap: anywhere; padding: 0.25rem 0.75rem; }
.wrong { display: grid; font-size: 0.8125rem; gap: 0.25rem; }
.wrong li { border-inline-start: 3px solid var(--alert); overflow-wrap: anywhere; padding-inline-start: 0.75rem; }
.wrong button { border: 0; font-size: inherit; min-block-size: 1.5rem; padding: 0.1rem 0; text-decoration: underline; text-decoration-color: var(--edge); text-underline-offset: 0.2em; }
.problems { display: grid; gap: 0.5rem; margin-block-end: 1.5rem; }
.problems h2 { color: var(--alert); }
.bench { display: grid; gap: 1.5rem 2.5rem; }
.bench > * { min-inline-size: 0; }
.tools { margin-block-end: 1.25rem; }
.shown { align-content: start; display: grid; gap: 0.75rem; }
.shown > label { grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: 0.75rem; }
.stale trade-figure { opacity: 0.55; }
trade-figure { border: 1px solid var(--line); border-radius: 4px; display: block; min-block-size: 8rem; min-inline-size: 0; overflow: hidden; }
details { border-block-start: 1px solid var(--line); }
.form:last-child details:last-child, .edit > details:last-child { border-block-end: 1px solid var(--line); }
summary { cursor: pointer; list-style-position: outside; margin-inline-start: 1.1rem; padding-block: 0.75rem; }
summary::marker { color: var(--quiet); }
.inside { padding-block: 0.25rem 1.5rem; }
fieldset { border: 0; border-block-start: 1px solid var(--line); display: grid; gap: 0.75rem; margin: 0; min-inline-size: 0; padding: 0.75rem 0 0; }
fieldset.texts { border: 0; padding: 0; gap: 0.25rem; }
fieldset.texts > legend { padding: 0; }
.heard { block-size: 1px; clip-path: inset(50%); overflow: hidden; position: absolute; }
h3 { display: inline; font-size: 0.875rem; font-weight: 400; line-height: 1.4; margin: 0; }
details details summary { padding-block: 0.5rem; }
details details[open] h3 { font-weight: 600; }
.inside > details + :not(details) { margin-block-start: 1rem; }
.inside:has(> details) { gap: 0; }
legend { max-inline-size: 100%; overflow-wrap: anywhere; padding: 0 0.75rem 0 0; }
.names { border-collapse: collapse; font-size: 0.8125rem; inline-size: 100%; table-layout: fixed; }
.names th { color: var(--quiet); font-weight: 400; overflow-wrap: anywhere; padding: 0.15rem 0.5rem 0.15rem 0; text-align: start; vertical-align: middle; }
.names td { padding: 0.15rem 0 0.15rem 0.25rem; }
.names input { font-size: 0.8125rem; }
.take { display: grid; gap: 0.75rem; }
@media (width >= 64rem) {
  .bench { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .shown { inset-block-start: 1rem; position: sticky; }
}
@media (width < 40rem) {
  .names, .names tbody, .names tr, .names th, .names td { display: block; }
  .names thead { display: none; }
  .names tr { padding-block-end: 0.75rem; }
  .names td { padding-inline-start: 0; }
}
@media print { :host { display: none; } }
`;

/** The sheet for a shadow root of the document. */
export function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(CSS);
  return made;
}

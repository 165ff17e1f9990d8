/**
 * The style of a figure's shadow root: one constructed sheet per document.
 *
 * A constructed sheet works where a page's security policy forbids `<style>`
 * elements and `style` attributes. `all: initial` stands on the figure inside
 * the shadow root, not on the host: a page's rules for the tag beat `:host`,
 * so there it would not keep them out, and the page's own table in the slot
 * inherits through the host and would lose the page's font and colour.
 * The font family alone is let in, so that a figure belongs to its article.
 */

const CSS = `
:host { display: block; }
:host([hidden]), [hidden] { display: none !important; }

.reserve { aspect-ratio: 16 / 10; max-block-size: 30rem; }

.status, .figure {
  all: initial;
  display: block;
  direction: ltr;
  font-family: var(--trade-figure-font, inherit);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}

.status {
  color: inherit;
  font-size: 12px;
  line-height: 1.5;
  margin-block-end: 8px;
  max-block-size: 9em;
  opacity: 0.8;
  overflow: auto;
  overflow-wrap: anywhere;
  white-space: pre-line;
}

.figure {
  --text: var(--trade-figure-text, var(--drawn-text));
  --muted: var(--trade-figure-muted, var(--drawn-muted));
  --background: var(--trade-figure-background, var(--drawn-background));
  --alert: var(--trade-figure-alert, var(--drawn-alert));
  --faint: color-mix(in srgb, var(--text) 12%, transparent);
  background-color: var(--background);
  box-sizing: border-box;
  color: var(--text);
  font-size: 14px;
  line-height: 1.4;
  overflow-wrap: break-word;
  padding: var(--trade-figure-padding, 16px);
}

/* Drawn, but far from the window: searched and read aloud, laid out only when it comes near. */
.far { content-visibility: auto; contain-intrinsic-block-size: 32rem; }

p, ul { list-style: none; margin: 0; padding: 0; }

.title { font-size: 18px; font-weight: 600; line-height: 1.3; text-wrap: balance; }
.subtitle { color: var(--muted); margin-block-start: 2px; text-wrap: pretty; }

.legend {
  display: flex;
  flex-wrap: wrap;
  font-size: 13px;
  gap: 0 16px;
  margin-block-start: 8px;
}
.legend li, .legend button { align-items: center; display: flex; gap: 6px; min-block-size: 24px; }
.legend button { color: var(--text); }
.legend [aria-pressed="false"] { color: var(--muted); text-decoration: line-through; }
.legend [aria-pressed="false"] .swatch { opacity: 0.3; }
.legend [aria-disabled="true"] { cursor: default; }
.swatch {
  display: flex;
  flex: none;
  width: 12px;
  height: 12px;
}
.swatch > span {
  flex: 1;
  forced-color-adjust: none;
}

.plot { margin-block-start: 12px; position: relative; }
/* Else a drawing would hold open the column that it is to shrink with. None is narrower than 200 px. */
canvas { display: block; max-inline-size: 100%; min-inline-size: 200px; }
.layer, .copy { inset: 0; position: absolute; }
.layer { overflow: clip; overflow-clip-margin: 4px; touch-action: pan-x pan-y pinch-zoom; }
.copy { pointer-events: none; }
.marker {
  border: 2px solid var(--text);
  border-radius: 6px;
  box-sizing: border-box;
  inset-block-start: 0;
  inset-inline-start: 0;
  pointer-events: none;
  position: absolute;
}
.live { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; }

figcaption {
  color: var(--muted);
  font-size: 12px;
  line-height: 1.5;
  margin-block-start: 12px;
  text-wrap: pretty;
}
.note { margin-block-start: 2px; }

.tooltip {
  background-color: var(--drawn-background);
  border: 1px solid color-mix(in srgb, var(--muted) 45%, transparent);
  border-radius: 2px;
  box-shadow: 0 2px 8px rgb(0 0 0 / 0.16);
  box-sizing: border-box;
  font-size: 13px;
  font-variant-numeric: tabular-nums;
  inline-size: max-content;
  inset-block-start: 0;
  inset-inline-start: 0;
  line-height: 1.35;
  padding: 6px 10px;
  pointer-events: none;
  position: absolute;
  z-index: 1;
}
.tooltip .heading { font-weight: 600; }
.tooltip dl {
  column-gap: 16px;
  display: grid;
  grid-template-columns: 1fr auto;
  margin: 2px 0 0;
}
.tooltip dt { color: var(--muted); white-space: nowrap; }
.tooltip dd { margin: 0; text-align: end; }

.tooltip .warning {
  border-block-start: 1px solid var(--faint);
  margin-block-start: 6px;
  max-inline-size: 300px;
  padding-block-start: 6px;
}
.tooltip .warning::before { color: var(--alert); content: "\\2298\\00a0"; font-weight: 700; }

.toolbar { align-items: baseline; display: flex; flex-wrap: wrap; gap: 4px 20px; margin-block-start: 8px; }
.choice { display: flex; flex-wrap: wrap; gap: 0 14px; }
.menu select { appearance: none; field-sizing: content; padding-inline-end: 1.2em; }
.menu::after { align-self: center; content: "\\25be"; content: "\\25be" / ""; font-size: 13px; margin-inline-start: -27px; pointer-events: none; }
.panels { margin-inline-start: auto; }
button, select {
  background: none;
  border: 0;
  border-radius: 0;
  color: var(--muted);
  font: inherit;
  font-size: 13px;
  margin: 0;
  min-block-size: 24px;
  padding: 2px 0;
}
button { cursor: pointer; text-align: start; }
button:hover { color: var(--text); }
.choice [aria-pressed="true"] { color: var(--text); text-decoration: underline 2px; text-underline-offset: 6px; }
.choice [aria-busy="true"] { cursor: progress; text-decoration-style: dotted; }
select { background-color: var(--background); color: var(--text); max-inline-size: 100%; }
:is(a, button, select, summary, .layer, .table):focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }

.address { display: none; }
.text { background: none; border: 1px solid var(--faint); color: inherit; font: 12px ui-monospace, monospace; inline-size: 100%; }
@media print {
  .figure { break-inside: avoid; content-visibility: visible; }
  .tooltip, .marker, .copy, .toolbar { display: none; }
  .address { display: block; overflow-wrap: anywhere; }
  canvas { block-size: auto !important; }
}
`;

const sheets = new WeakMap();

/** The sheet for shadow roots in `owner`: documents cannot share one. */
export function sheetFor(owner) {
  let sheet = sheets.get(owner);
  if (!sheet) {
    const { CSSStyleSheet } = owner.defaultView ?? globalThis;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    sheets.set(owner, sheet);
  }
  return sheet;
}

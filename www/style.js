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
}

.figure {
  --text: var(--trade-figure-text, var(--drawn-text));
  --muted: var(--trade-figure-muted, var(--drawn-muted));
  --background: var(--trade-figure-background, var(--drawn-background));
  background-color: var(--background);
  box-sizing: border-box;
  color: var(--text);
  font-size: 14px;
  line-height: 1.4;
  overflow-wrap: break-word;
  padding: var(--trade-figure-padding, 16px);
}

p, ul { list-style: none; margin: 0; padding: 0; }

.title { font-size: 18px; font-weight: 600; line-height: 1.3; text-wrap: balance; }
.subtitle { color: var(--muted); margin-block-start: 2px; text-wrap: pretty; }

.legend {
  display: flex;
  flex-wrap: wrap;
  font-size: 13px;
  gap: 4px 16px;
  margin-block-start: 8px;
}
.legend li { align-items: baseline; display: flex; gap: 6px; }
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
canvas { display: block; touch-action: pan-x pan-y pinch-zoom; }

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

@media print {
  .figure { break-inside: avoid; }
  .tooltip { display: none; }
  canvas { block-size: auto !important; max-inline-size: 100%; }
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

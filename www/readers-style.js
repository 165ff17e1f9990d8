/** The style of what a reader cites, shares and asks about one value. */
export const CSS = `
.citing, .method { border-block: 1px solid var(--faint); margin-block: 12px; padding-block: 8px 12px; }
.citing .heading, .method .heading { font-weight: 600; margin-block: 12px 4px; }
.citing > .heading, .method > .heading { margin-block-start: 0; padding-inline-end: 6em; }
.close { float: inline-end; }
.citing button, .method > button { min-inline-size: 24px; text-decoration: underline 1px; text-underline-offset: 3px; }
.citing .choice button { text-decoration: none; }
.citing .choice [aria-pressed="true"] { text-decoration: underline 2px; text-underline-offset: 6px; }
.taken { margin-block-start: 8px; }
.taken .label { color: var(--muted); font-size: 13px; }
.taken .text { box-sizing: border-box; display: block; field-sizing: content; max-block-size: 16em; padding: 6px 8px; resize: vertical; }
.taken .row { display: flex; flex-wrap: wrap; gap: 0 20px; }
.said { color: var(--muted); font-size: 13px; min-block-size: 1.4em; }
.method { font-size: 13px; }
.method dl { column-gap: 16px; display: grid; grid-template-columns: max-content minmax(0, 1fr); margin: 0; row-gap: 2px; }
.method dt { color: var(--muted); }
.method dd { font-variant-numeric: tabular-nums; margin: 0; overflow-wrap: anywhere; }
.method .against::before { color: var(--alert); content: "\\2298\\00a0"; font-weight: 700; }
.method .scroller { margin-block: 8px; overflow-x: auto; }
.method thead th { color: var(--muted); font-weight: 400; }
.method > p { color: var(--muted); font-size: 12px; }
.method > .against { color: var(--text); font-size: 13px; }
.method a { color: inherit; display: inline-block; min-block-size: 24px; line-height: 24px; }
.method .now { color: var(--text); font-size: 13px; min-block-size: 1.4em; }
:is(.text, .scroller):focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
@media (width < 480px) {
  .method dl { grid-template-columns: minmax(0, 1fr); }
  .method dd { margin-block-end: 4px; }
}
@media print {
  .citing, .method { display: none; }
}
`;

/** The style of the scorecard. */
export const CSS = `
.indicators { margin-block-start: 12px; }
.family { font-weight: 600; margin-block: 24px 4px; }
.indicators small { color: var(--muted); display: block; font-size: 12px; font-weight: 400; }
.item { border-block-start: 1px solid var(--faint); }
.item > summary {
  align-items: center;
  column-gap: 16px;
  display: grid;
  font-size: 14px;
  grid-template-columns: minmax(0, 1fr) 96px minmax(96px, 11em);
  padding-block: 6px;
}
.item > summary::after { content: none; }
.item > summary:hover { background-color: color-mix(in srgb, var(--text) 4%, transparent); }
.value { font-variant-numeric: tabular-nums; font-weight: 600; text-align: end; }
.spark svg { block-size: 24px; display: block; inline-size: 100%; overflow: visible; }
.spark small { font-size: 11px; margin-block-start: 3px; white-space: nowrap; }
.spark path { fill: none; stroke: var(--muted); stroke-linecap: round; stroke-linejoin: round; stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
.spark .dot { stroke: var(--text); stroke-width: 5px; }
.item > .label { color: var(--muted); font-size: 12px; }
.item > .formula { font-family: ui-monospace, monospace; font-size: 13px; margin-block-end: 8px; }
.item ul { font-size: 13px; padding-block-end: 12px; }
.item li { column-gap: 16px; display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 11em); }
.item b { font-variant-numeric: tabular-nums; font-weight: 400; text-align: end; }
.item i { color: var(--muted); font-size: 12px; font-style: normal; }
.absent { border-block-start: 1px solid var(--faint); color: var(--muted); font-size: 13px; padding-block-start: 4px; }
.absent li { column-gap: 16px; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 18em); padding-block: 2px; }
.absent li span { text-align: end; }
@media (width < 520px) {
  .item > summary { grid-template-columns: minmax(0, 1fr) minmax(88px, auto); row-gap: 4px; }
  .item > summary > .spark { grid-column: 1 / -1; grid-row: 2; }
  .item li { grid-template-columns: minmax(0, 1fr) auto; }
  .item i { grid-column: 1 / -1; margin-block-end: 4px; }
}
`;

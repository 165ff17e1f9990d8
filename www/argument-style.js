/** The style of the map of an argument, and of the growths that a reader sets. */
export const CSS = `
.evidence { margin-block-start: 12px; }
.counts { display: flex; flex-wrap: wrap; font-size: 13px; gap: 4px 24px; }
.map { display: grid; gap: 0 32px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
.direction > .heading { font-size: 16px; font-weight: 600; }
.direction, .path { border-block-start: 1px solid var(--faint); margin-block-start: 12px; padding-block-start: 8px; }
.path > .heading { font-weight: 600; }
.evidence .place { color: var(--muted); font-size: 12px; }
.head { color: var(--muted); font-size: 13px; margin-block-start: 8px; }
.evidence li { text-align: start; }
.points li { display: flex; padding-block: 3px; }
.points .sign { flex: none; }
.evidence .contradicted > .sign, .cited.warned { color: var(--alert); }
.evidence .nothing > .sign { color: var(--muted); }
.cited { color: var(--muted); display: block; font-size: 13px; font-variant-numeric: tabular-nums; }
.points .cited { text-align: start; }
button.cited { color: var(--text); text-decoration: underline; text-underline-offset: 3px; }
.cited.warned::before { content: "\\2298\\00a0"; font-weight: 700; }
.rates { margin-block-start: 8px; }
.rate { align-items: center; display: flex; flex-wrap: wrap; font-size: 13px; gap: 4px 12px; margin-block-start: 8px; }
.rate label { flex: 0 0 13rem; }
.rate input {
  background-color: var(--background);
  border: 1px solid var(--muted);
  border-radius: 2px;
  box-sizing: border-box;
  color: var(--text);
  font: inherit;
  margin: 0;
  min-block-size: 24px;
  padding: 2px 6px;
}
.rate [type="number"] { inline-size: 5rem; }
.rate [type="range"] { accent-color: var(--text); border: 0; flex: 0 1 10rem; min-inline-size: 6rem; padding: 0; }
.rate input:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.rate [aria-pressed="true"] { color: var(--text); text-decoration: underline 2px; text-underline-offset: 6px; }
@media print {
  .back, .rate :is(button, [type="range"]) { display: none; }
}
`;

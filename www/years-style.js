/** The style of the controls of views over time, and of what they lay over a chart. */

export const CSS = `
.veil { opacity: 0; }
.veil.on { opacity: 1; }
.timed .layer { touch-action: pan-y; }
.band, .one, .cursor { pointer-events: none; position: absolute; }
.band { background-color: color-mix(in srgb, var(--text) 10%, transparent); border-inline: 1px solid var(--muted); }
.one, .cursor { background-color: color-mix(in srgb, var(--text) 9%, transparent); }

.years { border-block-start: 1px solid var(--faint); font-size: 13px; margin-block-start: 8px; padding-block-start: 6px; }
.years > div { align-items: center; display: flex; flex-wrap: wrap; gap: 2px 16px; }
.years button { color: var(--text); min-inline-size: 24px; white-space: nowrap; }
.years [aria-hidden] { display: inline-block; margin-inline-end: 6px; min-inline-size: 1.2em; }
.years > div.drags { align-items: baseline; }
.years .label { color: var(--muted); }
.toolbar [aria-expanded="true"] { color: var(--text); text-decoration: underline 2px; text-underline-offset: 6px; }
.years .choice button { color: var(--muted); }
.years .choice [aria-pressed="true"] { color: var(--text); }
.years button:disabled { color: var(--muted); cursor: default; opacity: 0.6; }
.years .now { min-inline-size: 2.5em; font-variant-numeric: tabular-nums; font-weight: 600; }
.years .end { font-variant-numeric: tabular-nums; }
.years .ends { align-items: center; display: flex; flex: 1 1 260px; gap: 8px; }
.slider { block-size: 24px; flex: 1; isolation: isolate; min-inline-size: 96px; position: relative; }
.slider::before, .slider::after {
  background-color: var(--faint);
  block-size: 4px;
  border-radius: 2px;
  content: "";
  forced-color-adjust: none;
  inset-block-start: 10px;
  inset-inline: 12px;
  position: absolute;
}
.slider::after {
  background-color: var(--muted);
  inset-inline: calc(12px + (100% - 24px) * var(--low)) calc(12px + (100% - 24px) * (1 - var(--high)));
}
.slider input {
  appearance: none;
  background: none;
  block-size: 24px;
  inline-size: 100%;
  inset: 0;
  margin: 0;
  outline: none;
  pointer-events: none;
  position: absolute;
  touch-action: pan-y;
  z-index: 1;
}
.slider input::-webkit-slider-thumb {
  appearance: none;
  background: radial-gradient(circle, var(--text) 7px, transparent 7.7px);
  block-size: 24px;
  border-radius: 50%;
  cursor: ew-resize;
  inline-size: 24px;
  pointer-events: auto;
}
.slider input::-moz-range-thumb {
  background: radial-gradient(circle, var(--text) 7px, transparent 7.7px);
  block-size: 24px;
  border: 0;
  border-radius: 50%;
  cursor: ew-resize;
  inline-size: 24px;
  pointer-events: auto;
}
.slider input::-moz-range-track { background: none; }
.slider input:focus-visible::-webkit-slider-thumb { box-shadow: inset 0 0 0 2px var(--text); }
.slider input:focus-visible::-moz-range-thumb { box-shadow: inset 0 0 0 2px var(--text); }
.years select { border: 1px solid var(--muted); border-radius: 2px; padding-inline: 6px; }
.years .compared { display: block; margin-block-start: 6px; overflow: auto; }
.compared:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.compared caption { block-size: auto; clip-path: none; color: var(--muted); padding-block-end: 4px; position: static; text-align: start; }
.compared td, .compared th { vertical-align: top; }
.compared [scope="rowgroup"] { border-block-end: 0; font-weight: 600; padding-block-start: 8px; }
.compared .rounded { color: var(--muted); font-size: 12px; inline-size: 100%; }
.compared small { color: var(--muted); display: block; font-size: 11px; white-space: normal; }

@media (prefers-reduced-motion: no-preference) {
  .veil { transition: opacity 0.12s; }
  .playing .marker, .playing .cursor { transition: transform 0.4s ease-out, width 0.4s, height 0.4s; }
}
@media print {
  .years, .band, .one, .cursor { display: none !important; }
}
`;

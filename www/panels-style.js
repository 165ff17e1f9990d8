/** The style of the table, of the list of what the check found, and of what there is to know of the data. */
export const CSS = `
.table { margin-block-start: 12px; overflow: auto; }
.long { max-block-size: 40rem; }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; inline-size: 100%; }
caption { block-size: 1px; clip-path: inset(50%); overflow: hidden; position: absolute; }
th, td { border-block-end: 1px solid var(--faint); padding: 3px 16px 3px 0; text-align: start; vertical-align: baseline; }
th { font-weight: inherit; }
thead th { background-color: var(--background); color: var(--muted); inset-block-start: 0; position: sticky; vertical-align: bottom; }
thead button::after { content: "\\00a0\\2195"; opacity: 0.6; }
[aria-sort] button { color: var(--text); }
[aria-sort] button::after { opacity: 1; }
[aria-sort="ascending"] button::after { content: "\\00a0\\2191"; }
[aria-sort="descending"] button::after { content: "\\00a0\\2193"; }
.number, .number button { text-align: end; }
tbody .number { white-space: nowrap; }
.missing { color: var(--muted); }
tr:has(+ .against) > * { border-block-end: 0; }
.against p { max-inline-size: 76ch; }
@media (width < 480px) { th, td { padding-inline-end: 10px; } }
:is(th, td):last-child { padding-inline-end: 0; }
.alert { color: var(--alert); font-weight: 700; }

.about { font-size: 13px; margin-block-start: 12px; overflow-wrap: anywhere; }
.about p { color: var(--muted); margin-block-start: 2px; max-inline-size: 76ch; }
.about [role] { color: var(--text); font-weight: 600; margin-block-start: 10px; }
.about a { color: inherit; }

.check { margin-block-start: 12px; }
.summary { max-inline-size: 60ch; }
.filter { color: var(--muted); display: block; font-size: 13px; margin-block: 8px 0; }
.group { border-block-start: 1px solid var(--faint); margin-block-start: 12px; padding-block-start: 8px; }
summary { cursor: pointer; font-size: 13px; list-style: none; min-block-size: 24px; padding-block: 2px; }
summary::-webkit-details-marker { display: none; }
summary::after { color: var(--muted); content: "\\00a0+"; content: "\\00a0+" / ""; }
[open] > summary::after { content: "\\00a0\\2212"; content: "\\00a0\\2212" / ""; }
.sign { display: inline-block; font-weight: 700; inline-size: 1.4em; }
.contradicted summary, .conflict summary { font-weight: 600; }
.contradicted .sign, .conflict .sign { color: var(--alert); }
.untestable summary, .consistent summary { color: var(--muted); }
.findings { list-style: none; margin: 0; padding: 0; }
.findings li { padding-block: 4px 12px; }
.findings p { max-inline-size: 76ch; }
.sentence { font-variant-numeric: tabular-nums; }
.repair { font-variant-numeric: tabular-nums; margin-block-start: 2px; }
.remark, .place { color: var(--muted); font-size: 13px; margin-block-start: 2px; }
.place { font-size: 12px; }
.bars {
  align-items: center;
  column-gap: 8px;
  display: grid;
  font-size: 12px;
  grid-template-columns: max-content minmax(0, 26rem);
  margin-block: 6px;
  row-gap: 3px;
}
.bars .label { color: var(--muted); }
.track { background-color: var(--faint); block-size: 8px; position: relative; }
.range {
  block-size: 8px;
  forced-color-adjust: none;
  min-inline-size: 2px;
  position: absolute;
  print-color-adjust: exact;
}
.range.allowed { background-color: var(--muted); }
.range.printed { background-color: var(--text); }
.contradicted .range.printed { background-color: var(--alert); }
.filter select { border: 1px solid var(--muted); border-radius: 2px; padding-inline: 6px; }

@media print {
  .filter { display: none; }
  .long { max-block-size: none; }
}
`;

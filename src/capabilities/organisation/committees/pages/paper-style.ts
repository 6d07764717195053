/**
 * Official papers have a look of their own, and only the few pages that show one fetch it. White also in the
 * dark theme: it is a picture of the sheet that comes out of the printer.
 */
export const paperStyle = `
.paper {
  box-sizing: border-box;
  inline-size: 100%;
  max-inline-size: 210mm;
  margin-inline: auto;
  padding: clamp(1.25rem, 6vw, 22mm) clamp(1.25rem, 5vw, 20mm) clamp(1.25rem, 6vw, 20mm) clamp(1.25rem, 6vw, 28mm);
  border: 1px solid var(--line);
  background: #fff;
  color: #000;
  line-height: 1.75;
}
.paper > header { margin-block-end: 1.25rem; text-align: center; }
.paper > header img { inline-size: 4.5rem; block-size: 4.5rem; margin: 0 auto 0.75rem; object-fit: contain; }
.paper > header p { max-width: none; font-weight: 600; text-wrap: balance; }
.paper > header::after { content: ""; display: block; inline-size: 8rem; margin: 1rem auto 0; border-block-end: 1px solid #000; }
.paper p { max-width: none; }
.paper .lines { white-space: pre-line; }
.paper .first { text-indent: 3.25em; }
.paper > * + p { margin-block-start: 0.75rem; }
.paper h2 { margin-block: 1.25rem 0.25rem; font-size: inherit; }
.paper ol { display: grid; gap: 0.15rem 1rem; grid-template-columns: auto minmax(10rem, 1.1fr) minmax(9rem, 1.2fr) minmax(8rem, 1fr); margin-block: 0.5rem; padding: 0; list-style: none; }
.paper li { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; break-inside: avoid; }
.paper section { break-inside: avoid-page; }
.paper .resolution { margin-inline-start: 3.25em; }
.paper .resolution b { font-weight: 600; }
.paper .sign { break-inside: avoid; max-inline-size: 22rem; margin-block-start: 2.5rem; margin-inline-start: auto; text-align: center; }
.paper .sign p + p { margin-block-start: 0; }
.paper .signs { display: flex; flex-wrap: wrap; gap: 0 2rem; justify-content: space-between; }
.paper .signs .sign { flex: 1 1 14rem; margin-inline: auto; }
.paper .mark { margin-block-end: 1rem; padding: 0.15rem 0.75rem; border: 1px solid #000; text-align: center; }
@media screen and (max-width: 40rem) {
  .paper ol { grid-template-columns: auto minmax(0, 1fr); }
  .paper li > * { grid-column: 2; }
  .paper li > :first-child { grid-column: 1; }
  .paper li { margin-block-end: 0.5rem; }
}
@media print {
  .page-head, .notice { display: none !important; }
  .paper { max-inline-size: none; padding: 0; border: 0; font-size: 12pt; line-height: 1.6; }
}
`;

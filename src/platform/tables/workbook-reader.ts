/** A workbook, sheet by sheet as it is unfolded; the caller has looked how far it unfolds. */
export async function workbookReader(bytes: Uint8Array) {
  // Heavy: loaded where somebody brings a workbook.
  const { WorkbookReader } = await import("@cj-tech-master/excelts");
  return new WorkbookReader(bytes, {
    worksheets: "emit",
    sharedStrings: "cache",
    // Without the styles a date is any number.
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
}

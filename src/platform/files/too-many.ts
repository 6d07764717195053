/** What is said of files that are not sent: one sentence, for nobody reads a line for each of 450 photos. */
export function tooManyInWords(most: number, left: readonly string[]): string {
  const [first = ""] = left;
  const which = left.length === 1 ? `“${first}”` : `${left.length} ไฟล์ ตั้งแต่ “${first}” เป็นต้นไป`;
  return `แนบได้ไม่เกิน ${most} ไฟล์ จึงไม่ได้ส่ง ${which}`;
}

const NAMED = 3;

export function tooLargeInWords(mostBytes: string, names: readonly string[]): string {
  const more = names.length > NAMED ? ` และอีก ${names.length - NAMED} ไฟล์` : "";
  const which = names.slice(0, NAMED).map((name) => `“${name}”`);
  return `รับไฟล์ละไม่เกิน ${mostBytes} จึงไม่ได้ส่ง ${which.join(" ")}${more}`;
}

/** A report that nobody wrote: all its words are our own, its faults those that reports have. */
import { Workbook } from "@cj-tech-master/excelts";
import { cell, p, row, wordFile } from "../../../platform/reading/word.fixture.ts";

export const ownName = "องค์การบริหารส่วนตำบลทุ่งแก้ว";

interface Told {
  year?: number;
  months?: 6 | 12;
  /** Last day of the period as printed. */
  until?: string;
  withNarrative?: boolean;
}

const head = [
  ["งาน/กิจกรรม/โครงการ", "ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน ผลลัพธ์/ผลสัมฤทธิ์"],
  ["งบประมาณ (ถ้ามี)", "", "", "แนวทางตามแผนบูรณาการงบประมาณการป้องกันและปราบปรามการทุจริต", "", "", "หมายเหตุ"],
].flat();
const under = [
  "",
  "",
  "",
  "",
  "งบบูรณาการ",
  "งบหน่วยงาน",
  "ผลเบิกจ่าย",
  "สร้างจิตสำนึก",
  "สร้างกลไก",
  "สร้างประสิทธิภาพ",
  "",
];

export const madeRows: string[][] = [
  ["มิติที่ ๑ การสร้างวัฒนธรรมสุจริต"],
  ["๑.๑ การปลูกฝังวิธีคิดแยกแยะประโยชน์"],
  ["๑.๑.๑ ปลูกฝังบุคลากร"],
  row11(
    "๑.๑.๑ (๑) โครงการเรียนรู้เรื่องของขวัญ",
    "จำนวนครั้ง",
    "บุคลากร ๔๐ คน",
    "จัดแล้ว ๑ ครั้ง วันที่ ๑๒ มกราคม มีผู้เรียน ๓๘ คน",
    "๑๕,๐๐๐",
    "๑๒,๕๐๐",
    "/--",
  ),
  row11(
    "๑.๑.๑ (๒) กิจกรรมพบกันวันจันทร์",
    "จำนวนครั้ง",
    "บุคลากรทุกคน",
    "บุคลากรรู้หน้าที่ของตนและแยกแยะประโยชน์ได้",
    "๘,๐๐๐",
    "๘,๐๐๐",
    "/--",
  ),
  row11(
    "๑.๑.๒ (๑) มาตรการห้ามรับของ",
    "",
    "ผู้บริหารและพนักงาน",
    "ผู้บริหารและพนักงานไม่รับของจากผู้มาติดต่อ",
    "-",
    "-",
    "//-",
  ),
  ["๑.๒ การสร้างเครือข่ายในตำบล"],
  row11(
    "๑) โครงการเยาวชนตาใส",
    "จำนวนผู้ร่วม",
    "เยาวชน ๓๐ คน",
    "เยาวชนเห็นคุณค่าของความซื่อตรง",
    "๒๐,๐๐๐",
    "-",
    "-/-",
  ),
  ["รวม", "", "", "", "-", "๔๓,๐๐๐", "๒๐,๕๐๐", "-", "/", "/", ""],
  ["มิติที่ ๒ การบริหารงานด้วยความโปร่งใส"],
  ["๒.๑ การเปิดเผยข้อมูล"],
  row11(
    "๑) มาตรการติดประกาศราคากลาง",
    "ร้อยละของงานที่ติดประกาศ",
    "ไม่น้อยกว่าร้อยละ ๙๐",
    "ไม่น้อยกว่าร้อยละ ๙๐",
    "-",
    "-",
    "-//",
  ),
  row11("๒) กิจกรรมเปิดบ้านพัสดุ", "จำนวนครั้ง", "ประชาชน", "ไม่ได้ดำเนินการ เพราะเลื่อนไปไตรมาสหน้า", "-", "-", "-//"),
  ["รวม", "", "", "", "-", "๑,๐๐๐", "-", "-", "/", "/", ""],
];

function row11(
  title: string,
  indicator: string,
  target: string,
  result: string,
  budget: string,
  spent: string,
  ticks: string,
): string[] {
  return [title, indicator, target, result, "-", budget, spent, ...ticks, ""];
}

const cover = ({ year = 2567, months = 6, until }: Told) => [
  "รายงานผลการดำเนินงานป้องกันการทุจริต",
  `ประจำปีงบประมาณ พ.ศ. ${year}`,
  `รอบ ${months} เดือน`,
  `(1 ตุลาคม พ.ศ. ${year - 1} - ${until ?? (months === 6 ? "31 มีนาคม" : "30 กันยายน")} พ.ศ. ${year})`,
  ownName,
  "อำเภอสวนหิน จังหวัดนครสมมุติ",
];

const introduction =
  "องค์การบริหารส่วนตำบลทุ่งแก้วทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ไว้ และขอรายงานสิ่งที่ทำไปแล้วในรอบนี้ต่อผู้บริหารและประชาชน";

const block = ({ year = 2567, months = 6 }: Told) => [
  "แบบรายงานผลการดำเนินงานป้องกันการทุจริตของ อปท.",
  `${ownName} อำเภอสวนหิน จังหวัดนครสมมุติ`,
  `ผลงานปีงบประมาณ พ.ศ. ${year} (${months === 6 ? "/" : " "}) รอบ 6 เดือน (${months === 12 ? "/" : " "}) รอบ 12 เดือน (ผลงานสะสม)`,
];

const narrative = [
  "ผลการดำเนินงาน",
  "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต",
  "๑.๑ การปลูกฝังวิธีคิดแยกแยะประโยชน์",
  "๑.๑.๑ ปลูกฝังบุคลากร",
  "๑.๑.๑(๑) โครงการเรียนรู้เรื่องของขวัญ วัตถุประสงค์",
  "- เพื่อให้บุคลากรรู้ว่ารับของใดได้",
  "การดำเนินการ",
  "- จัดเรียนรู้ที่ห้องประชุม เมื่อวันที่ ๑๒ มกราคม",
  "ผลการดำเนินการ",
  "- มีผู้เรียน ๓๘ คน ตอบคำถามท้ายบทได้ ๓๕ คน",
  "๑.๑.๑.(๒) กิจกรรมพบกันวันจันทร์",
  "วัตถุประสงค์",
  "- เพื่อให้บุคลากรรู้หน้าที่ของตนและแยกแยะประโยชน์ได้",
  "วิธีดำเนินการ",
  "๑.๑ นัดพบทุกวันจันทร์ของเดือน",
  "๑.๒ เล่าเรื่องที่พบมาให้กันฟัง",
  "๑.๑.๒ ปลูกฝังผู้บริหาร",
  "๑.๑.๒(๑) มาตรการห้ามรับของ",
  "วัตถุประสงค์ - เพื่อให้เป็นแบบอย่าง",
  "ผลการดำเนินการ",
  "- ออกประกาศงดรับของ เมื่อวันที่ ๒ ธันวาคม",
  "๑.๒ การสร้างเครือข่ายในตำบล",
  "๑.๒.๑ โครงการเยาวชนตาใส",
  "ผลการดำเนินการ",
  "-",
  "มติที่ ๒ การบริหารงานด้วยความโปร่งใส",
  "๒.๑ การเปิดเผยข้อมูล",
  "๒.๑.๑ มาตรการติดประกาศราคากลาง",
  "ตัวชี้วัด/ผลลัพธ์",
  "- งานที่ติดประกาศไม่น้อยกว่าร้อยละ ๙๐",
  "๒.๑.๒ กิจกรรมเปิดบ้านพัสดุ",
  "การดำเนินการ",
  "- ไม่ได้ดำเนินการ",
];

const closing = [
  "บทสรุป/ข้อเสนอแนะ",
  "ปัจจัยสนับสนุน",
  "๑) ผู้บริหารมาร่วมทุกครั้ง",
  "ปัญหา/อุปสรรคในการดำเนินงาน",
  "๑) ห้องประชุมเล็กเกินไป",
  "ข้อเสนอแนะ",
  "๑) จัดเป็นสองรุ่น",
  "ผู้รายงาน นางสาวใจดี มีสุข",
  "โทรศัพท์ ๐-๐๐๐๐-๐๐๐๐",
  "ตำแหน่งนักวิเคราะห์ตัวอย่าง",
  "E-mail : report@example.com วันที่ ๘ เมษายน ๒๕๖๗",
  `ประกาศ${ownName}`,
  "เรื่อง รายงานผลการดำเนินงานป้องกันการทุจริต",
  "จึงประกาศให้ทราบทั่วกัน พร้อมรายงานที่แนบท้ายประกาศนี้ทั้งฉบับ",
  "ประกาศ ณ วันที่ ๘ เดือน เมษายน พ.ศ. ๒๕๖๗",
  "(นายสมมุติ ตัวอย่าง)",
  `นายก${ownName}`,
];

const parts = (told: Told) => ({
  before: [...cover(told), introduction, ...block(told)],
  after: [...(told.withNarrative === false ? [] : narrative), ...closing],
});

/** Cells parted by tabs, paragraphs by blank lines, the head again on a second page. */
export function reportText(told: Told = {}): string {
  const { before, after } = parts(told);
  const wide = (cells: readonly string[]) =>
    [...cells, ...under.slice(cells.length).map(() => "")].join("\t");
  const headLines = [head.join("\t"), under.join("\t")];
  const table = madeRows.map(wide);
  const page = table.slice(0, 7);
  const rest = table.slice(7);
  return [
    before.join("\n\n"),
    [...headLines, ...page].join("\n"),
    block(told).join("\n\n"),
    [...headLines, ...rest].join("\n"),
    after.join("\n\n"),
  ].join("\n\n");
}

const spanned = (text: string, span: number) => cell(text, `<w:gridSpan w:val="${span}"/>`);

/** As Word keeps it: cells that stretch over others. */
export function reportWord(told: Told = {}) {
  const { before, after } = parts(told);
  const heads = [
    row(
      ...head.slice(0, 4).map((text) => cell(text)),
      spanned(head[4] ?? "", 3),
      spanned(head[7] ?? "", 3),
      cell(head[10] ?? ""),
    ),
    row(...under.map((text) => cell(text))),
  ];
  const body = madeRows.map((cells) => {
    const [first = ""] = cells;
    if (cells.length === 1) return row(spanned(first, 11));
    if (first === "รวม") return row(spanned(first, 4), ...cells.slice(4).map((text) => cell(text)));
    return row(...cells.map((text) => cell(text)));
  });
  return wordFile(
    [
      ...before.map((text) => p(text)),
      `<w:tbl>${[...heads, ...body].join("")}</w:tbl>`,
      ...after.map((text) => p(text)),
    ].join(""),
  );
}

/** One sheet with the form, one with the words. */
export async function reportWorkbook(told: Told = {}): Promise<Uint8Array> {
  const { before, after } = parts(told);
  const workbook = new Workbook();
  const form = workbook.addWorksheet("แบบรายงาน");
  for (const text of before) form.addRow([text]);
  form.addRow(head);
  form.addRow(under);
  const at = form.rowCount;
  form.mergeCells(at - 1, 5, at - 1, 7);
  form.mergeCells(at - 1, 8, at - 1, 10);
  for (const cells of madeRows) form.addRow(cells);
  const words = workbook.addWorksheet("บรรยาย");
  for (const text of after) words.addRow([text]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

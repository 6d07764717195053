import { squash } from "../../../../thai/matching.ts";
import type { Doubt, WholeReading } from "./whole.ts";
import { noteAt } from "./whole.ts";

/** Whole parts that the document does not have: whoever imports must know what the reading rests on. */
export function doubtAbsent(whole: WholeReading): void {
  const { reading, table, sheets } = whole;
  const { meta } = reading;
  const tell = (doubt: Doubt) => noteAt(whole, undefined, doubt);
  if (meta.title === null)
    tell({
      level: "warning",
      kind: "meta",
      says: "ไม่มีชื่อแผน",
      took: "ชื่อตามรอบแผนที่เลือก",
      why: "ไม่พบบรรทัดที่เป็นชื่อแผนในหน้าแรกของเอกสาร",
    });
  if (meta.organisation === null)
    tell({
      level: "warning",
      kind: "meta",
      says: "ไม่มีชื่อหน่วยงาน",
      took: "หน่วยงานที่นำเข้า",
      why: "ไม่พบชื่อองค์กรปกครองส่วนท้องถิ่นในเอกสาร",
    });
  if (meta.fiscal_years.length === 0)
    tell({
      level: "error",
      kind: "years",
      says: "ไม่มีปีของแผน",
      took: "ไม่มีงบประมาณรายปี",
      why: "ไม่พบปีงบประมาณทั้งในชื่อแผนและในหัวตาราง จึงแบ่งงบประมาณเป็นรายปีไม่ได้",
    });
  if (table.groups.length === 0)
    tell({
      level: "warning",
      kind: "table",
      says: "ไม่มีตารางโครงการ",
      took: "งบประมาณตามรายละเอียดของแต่ละโครงการ",
      why: "ไม่พบตารางโครงการของส่วนที่ 2 จึงไม่มียอดให้เทียบ",
    });
  const isList = table.groups.some(({ fields }) => fields.size > 0);
  if (sheets.length === 0 && !isList)
    tell({
      level: "warning",
      kind: "missing",
      says: "ไม่มีรายละเอียดโครงการ",
      took: "ชื่อ งบประมาณ และหมายเหตุตามตาราง",
      why: "ไม่พบรายละเอียดของโครงการ (ส่วนที่ 3) หลักการและเหตุผล วัตถุประสงค์ และขั้นตอนจึงว่าง",
    });
  if (reading.risk_assessment.length === 0)
    tell({
      level: "advice",
      kind: "risk",
      says: "ไม่มีตารางความเสี่ยง",
      took: "ไม่มีความเสี่ยง",
      why: "ไม่พบตารางประเมินความเสี่ยงการทุจริตในเอกสาร",
    });
  const remarks = whole.lines.find(({ cells }) => cells.some(({ text }) => squash(text) === "หมายเหตุ"));
  if (remarks && reading.projects.length > 0 && reading.projects.every(({ remark }) => remark === null))
    noteAt(whole, remarks, {
      level: "advice",
      kind: "remark",
      says: "ช่องหมายเหตุว่างทุกโครงการ",
      took: "ไม่มีหมายเหตุ",
      why: "ตารางมีช่องหมายเหตุ แต่ไม่ได้บอกหน่วยงานหรือโครงการที่ใช้งบประมาณร่วมไว้",
    });
  for (const line of whole.lines)
    if (/^[-–•]?(?:ฯลฯ|อื่นๆ)$/u.test(squash(line.text)))
      noteAt(whole, line, {
        level: "advice",
        kind: "missing",
        says: `“${line.text.trim()}” อยู่ลำพังทั้งบรรทัด`,
        took: "เก็บตามที่พิมพ์",
        why: "รายการจบโดยไม่บอกว่ายังมีอะไรอีก จึงติดตามผลไม่ได้ ควรเขียนให้ครบหรือลบออก",
      });
}

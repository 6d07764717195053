/** หมายเหตุ mixes what has no column of its own: the unit that acts and the project that pays. */
import { tidy } from "./clean.ts";

export interface ReadRemark {
  units: string[];
  funding: string[];
  /** What is neither. */
  rest: string[];
}

const FUNDING =
  /(?:(?:ใช้|เบิก(?:จ่าย)?|จาก|ตั้งจ่าย|บูรณาการ|รวม(?:อยู่)?)(?:ใน|จาก|กับ|ร่วมกับ|ตาม)?\s*)*(?:งบประมาณ|งบ|เงิน)?\s*(?:จาก|ของ|ใน|ตาม|ร่วมกับ|อุดหนุน|เงิน)?\s*(?:โครงการ|ข้อบัญญัติ|เทศบัญญัติ|แผนพัฒนา|เงินอุดหนุน|เงินสะสม|กองทุน|งบกลาง)[^,;\n]*/;
const UNIT =
  /(?:ทุก\s*(?:สำนัก|กอง|ส่วนราชการ|หน่วยงาน)[^\s,;()]*|(?:สำนักงาน|สำนัก|กอง|หน่วย(?:งาน)?ตรวจสอบภายใน|หน่วยตรวจสอบ|ส่วน|ฝ่าย|ศูนย์)(?!ทุน|งาน\s*ป\.)[^\s,;()/]*(?:\s*\/\s*กอง[^\s,;()]*)?)/g;

export function readRemark(remarks: readonly string[]): ReadRemark {
  const read: ReadRemark = { units: [], funding: [], rest: [] };
  for (const remark of new Set(remarks.map(tidy))) {
    let left = remark;
    const funding = FUNDING.exec(left)?.[0].trim();
    if (funding) {
      read.funding.push(funding.replaceAll(/^[(\s]+|[)\s]+$/g, ""));
      left = left.replace(funding, " ");
    }
    for (const unit of left.match(UNIT) ?? []) {
      read.units.push(tidy(unit));
      left = left.replace(unit, " ");
    }
    left = tidy(left.replaceAll(/[()/,;:\-–]|ผู้รับผิดชอบ|หน่วยงานรับผิดชอบ|รับผิดชอบโดย/g, " "));
    if (left !== "") read.rest.push(left);
  }
  return read;
}

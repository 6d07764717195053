/** หมายเหตุ mixes what has no column of its own: the unit that acts and the project that pays. */
import { tidy } from "../../../platform/reading/clean.ts";

export interface ReadRemark {
  units: string[];
  funding: string[];
  /** What is neither. */
  rest: string[];
}

const FUNDING =
  /(?:(?:ใช้|เบิก(?:จ่าย)?|จาก|ตั้งจ่าย|บูรณาการ|รวม(?:อยู่)?)(?:ใน|จาก|กับ|ร่วมกับ|ตาม)?\s*)*(?:งบประมาณ|งบฯ?|เงิน)?\s*(?:จาก|ของ|ใน|ตาม|ร่วมกับ|อุดหนุน|เงิน)?\s*(?:โครงการ|ข้อบัญญัติ|เทศบัญญัติ|แผนพัฒนา|เงินอุดหนุน|เงินสะสม|กองทุน|งบกลาง)[^,;\n]*/;
const UNIT =
  /(?:ทุก\s*(?:สำนัก|กอง|ส่วนราชการ|หน่วยงาน)[^\s,;()]*|(?:สำนักงาน|สำนัก|กอง|หน่วย(?:งาน)?ตรวจสอบภายใน|หน่วยตรวจสอบ|ส่วน|ฝ่าย|ศูนย์)(?!ทุน|งาน\s*ป\.)[^\s,;()/]*(?:\s*\/\s*กอง[^\s,;()]*)?)/g;

/** A unit that stands behind the source ends its name. */
const UNIT_BEHIND = /[\s(]+(?:ทุกสำนัก|สำนักปลัด|สำนักงาน|สำนัก|กอง(?!ทุน)|หน่วย(?:งาน)?ตรวจสอบ|ฝ่าย).*$/;
/** ใช้งบประมาณจาก, เบิกจ่ายจาก …: the name of the source comes behind them. */
const VERBS =
  /^(?:(?:ใช้|เบิก(?:จ่าย)?|ตั้งจ่าย|บูรณาการ|รวม(?:อยู่)?)\s*)?(?:งบประมาณ|งบฯ?|เงิน)?\s*(?:ร่วมกับ|จาก|ตาม|ของ|ใน|กับ)?\s*(?=โครงการ|แผนพัฒนา|ข้อบัญญัติ|เทศบัญญัติ|เงิน|กองทุน|งบกลาง)/;

export function readRemark(remarks: readonly string[]): ReadRemark {
  const read: ReadRemark = { units: [], funding: [], rest: [] };
  for (const remark of new Set(remarks.map(tidy))) {
    let left = remark;
    const funding = FUNDING.exec(left)?.[0].replace(UNIT_BEHIND, "").trim();
    if (funding) {
      read.funding.push(funding.replaceAll(/^[(\s]+|[)\s]+$/g, "").replace(VERBS, ""));
      left = left.replace(funding, " ");
    }
    for (const unit of left.match(UNIT) ?? []) {
      read.units.push(tidy(unit));
      left = left.replace(unit, " ");
    }
    left = tidy(
      left.replaceAll(
        /[()/,;:\-–]|ผู้รับผิดชอบ|หน่วยงานรับผิดชอบ|รับผิดชอบโดย|อบต\.|อบจ\.|องค์การบริหารส่วน(?:ตำบล|จังหวัด)[^\s]*/g,
        " ",
      ),
    );
    if (left !== "") read.rest.push(left);
  }
  return read;
}

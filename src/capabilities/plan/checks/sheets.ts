/** The sheet of one project: what it must say, and what contradicts itself. */
import { toArabicDigits } from "../../../thai/digits.ts";
import type { PlanContent, PlanProject } from "../content.ts";
import type { Found, PlanCheck, ProjectField } from "./finding.ts";
import { bare, cut, everyStep } from "./texts.ts";

export const sheetChecks: readonly PlanCheck[] = [
  {
    key: "unit-missing",
    level: "error",
    title: "ไม่มีหน่วยงานรับผิดชอบ",
    find: missing(
      "responsible",
      ({ responsible: { allUnits, units, text } }) => allUnits || units.length > 0 || says(text ?? ""),
      "ยังไม่มีหน่วยงานรับผิดชอบ",
      "เลือกหน่วยงานหนึ่งหน่วยหรือหลายหน่วย หรือทุกสำนัก/กอง",
    ),
  },
  {
    key: "reasons-missing",
    level: "warning",
    title: "ไม่มีหลักการและเหตุผล",
    find: missing(
      "reasons",
      ({ reasons }) => reasons.some(says),
      "ยังไม่มีหลักการและเหตุผล",
      "เขียนว่าเหตุใดจึงต้องทำโครงการนี้",
    ),
  },
  {
    key: "objectives-missing",
    level: "error",
    title: "ไม่มีวัตถุประสงค์",
    find: missing(
      "objectives",
      ({ objectives }) => objectives.some(says),
      "ยังไม่มีวัตถุประสงค์",
      "เขียนวัตถุประสงค์อย่างน้อยหนึ่งข้อ",
    ),
  },
  {
    key: "target-missing",
    level: "error",
    title: "ไม่มีกลุ่มเป้าหมาย",
    find: missing("target", ({ target }) => says(target.text), "ยังไม่มีกลุ่มเป้าหมาย", "ระบุว่าโครงการทำกับใคร"),
  },
  {
    key: "target-without-number",
    level: "advice",
    title: "กลุ่มเป้าหมายไม่มีจำนวน",
    find: missing(
      "target",
      ({ target: { text, count } }) => count !== null || !says(text) || /\d/.test(toArabicDigits(text)),
      "กลุ่มเป้าหมายไม่มีจำนวน",
      "ใส่จำนวนคนหรือจำนวนหน่วย เพื่อให้คิดร้อยละได้",
    ),
  },
  {
    key: "target-number-differs",
    level: "warning",
    title: "จำนวนในข้อความกลุ่มเป้าหมายไม่ตรงกับช่องจำนวน",
    find: eachSheet("target", ({ target: { text, count } }) => {
      const people = [...toArabicDigits(text).matchAll(/([\d,]{1,15})\s*(?:คน|ราย)/g)].map((found) =>
        Number((found[1] ?? "").replaceAll(",", "")),
      );
      const sum = people.reduce((all, number) => all + number, 0);
      return count === null || people.length === 0 || people.includes(count) || sum === count
        ? undefined
        : {
            message: `ข้อความกลุ่มเป้าหมายเขียน ${people.join(" และ ")} คน แต่ช่องจำนวนคือ ${count}`,
            remedy: "แก้ให้ตรงกัน",
          };
    }),
  },
  {
    key: "steps-missing",
    level: "error",
    title: "ไม่มีวิธีดำเนินการ",
    find: missing(
      "steps",
      ({ steps }) => steps.some(({ text }) => says(text)),
      "ยังไม่มีวิธีดำเนินการ",
      "เขียนขั้นตอนเรียงตามลำดับ",
    ),
  },
  {
    key: "step-repeated",
    level: "warning",
    title: "ขั้นตอนซ้ำกัน",
    find: eachSheet("steps", ({ steps }) => {
      const texts = everyStep(steps).filter(says);
      const twice = texts.find(
        (text, index) => texts.findIndex((other) => bare(other) === bare(text)) < index,
      );
      return twice === undefined
        ? undefined
        : { message: `ขั้นตอน “${cut(twice)}” เขียนไว้สองครั้ง`, remedy: "ลบขั้นตอนที่ซ้ำ" };
    }),
  },
  {
    key: "report-step-missing",
    level: "advice",
    title: "ไม่มีขั้นตอนรายงานผล",
    find: missing(
      "steps",
      ({ steps }) => steps.length === 0 || everyStep(steps).some((text) => /รายงาน|สรุปผล/.test(text)),
      "ไม่มีขั้นตอนรายงานหรือสรุปผล",
      "เพิ่มขั้นตอนรายงานผลต่อผู้บริหารและเผยแพร่",
    ),
  },
  {
    key: "period-missing",
    level: "warning",
    title: "ไม่มีระยะเวลาดำเนินการ",
    find: missing("period", ({ period }) => says(period), "ยังไม่มีระยะเวลาดำเนินการ", "ระบุปีงบประมาณที่ดำเนินการ"),
  },
  {
    key: "period-outside",
    level: "warning",
    title: "ระยะเวลาอยู่นอกปีของแผน",
    find: eachSheet("period", ({ period }, { years }) => {
      const outside = [...toArabicDigits(period).matchAll(/2[45]\d\d/g)]
        .map(Number)
        .filter((year) => !years.includes(year));
      return outside.length === 0
        ? undefined
        : {
            message: `ระยะเวลาดำเนินการมีปี ${outside.join(", ")} ซึ่งอยู่นอกแผน`,
            remedy: "แก้ปีให้อยู่ในช่วงของแผน",
          };
    }),
  },
  {
    key: "outputs-missing",
    level: "error",
    title: "ไม่มีผลผลิต",
    find: missing(
      "outputs",
      ({ outputs }) => outputs.some(({ text }) => says(text)),
      "ยังไม่มีผลผลิต",
      "เขียนสิ่งที่จะได้จากโครงการและวัดได้",
    ),
  },
  {
    key: "outcomes-missing",
    level: "warning",
    title: "ไม่มีผลลัพธ์",
    find: missing(
      "outcomes",
      ({ outcomes }) => outcomes.some(({ text }) => says(text)),
      "ยังไม่มีผลลัพธ์",
      "เขียนสิ่งที่เปลี่ยนไปเพราะโครงการ",
    ),
  },
];

function says(text: string): boolean {
  return text.trim() !== "";
}

function missing(
  field: ProjectField,
  isThere: (project: PlanProject) => boolean,
  message: string,
  remedy: string,
): PlanCheck["find"] {
  return eachSheet(field, (project) =>
    isThere(project) ? undefined : { message: `“${cut(project.title, 40)}” ${message}`, remedy },
  );
}

function eachSheet(
  field: ProjectField,
  tell: (project: PlanProject, content: PlanContent) => Pick<Found, "message" | "remedy"> | undefined,
): PlanCheck["find"] {
  return (content) =>
    content.projects.flatMap((project) => {
      const told = tell(project, content);
      return told ? [{ ...told, projectId: project.id, field }] : [];
    });
}

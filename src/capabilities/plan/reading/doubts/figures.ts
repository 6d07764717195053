import { parseThaiDate } from "../../../../thai/date-text.ts";
import { toArabicDigits } from "../../../../thai/digits.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import type { ReadProject, ReadTarget } from "../reading.ts";
import type { WholeReading } from "./whole.ts";
import { lineOfText, noteAt, resultsOf } from "./whole.ts";

/** Figures and directions that contradict each other, and dates in the wrong order. */
export function doubtFigures(whole: WholeReading): void {
  const { targets, projects } = whole.reading;
  const score = targets.find(({ name }) => /ITA/i.test(name));
  const falling = targets.find(({ name }) => /ลดลง/.test(name));
  for (const project of projects) {
    if (score) scoreOf(whole, project, score);
    if (falling) fallOf(whole, project, falling);
    for (const text of [...resultsOf(project), ...project.steps.map((step) => step.text)])
      channelsIn(whole, project, text);
    countedSteps(whole, project);
  }
  if (falling?.baseline_year) baseline(whole, falling);
  branches(whole);
  directions(whole);
  dates(whole);
}

function scoreOf(whole: WholeReading, project: ReadProject, target: ReadTarget) {
  for (const text of resultsOf(project)) {
    const plain = toArabicDigits(text);
    const found = /ITA/i.test(plain) ? /(\d+(?:\.\d+)?)\s*คะแนน/.exec(plain) : null;
    if (!found || /ปี\s*(?:พ\.?ศ\.?\s*)?25\d\d/.test(plain)) continue;
    const values = Object.entries(target.values).filter(
      ([, value]) => value !== null && value !== Number(found[1]),
    );
    if (values.length === 0) continue;
    noteAt(
      whole,
      lineOfText(whole, project, text),
      {
        level: "warning",
        kind: "figures",
        says: `${quoted(text)} / ตารางเป้าหมาย: ${Object.entries(target.values)
          .map(([year, value]) => `${year} = ${value ?? "-"}`)
          .join(", ")}`,
        took: "เก็บทั้งสองค่า",
        why: "ผลลัพธ์ของโครงการระบุคะแนน ITA ค่าเดียวโดยไม่ระบุปี แต่ตารางเป้าหมายของแผนกำหนดต่างกันในแต่ละปี",
      },
      project.no,
    );
  }
}

function fallOf(whole: WholeReading, project: ReadProject, target: ReadTarget) {
  for (const text of resultsOf(project)) {
    const plain = toArabicDigits(text);
    const found = /ทุจริต.*ลดลง\s*ร้อยละ\s*(\d+)/.exec(plain);
    if (!found || Object.values(target.values).every((value) => value === Number(found[1]))) continue;
    noteAt(
      whole,
      lineOfText(whole, project, text),
      {
        level: "warning",
        kind: "figures",
        says: `${quoted(text)} / ตารางเป้าหมาย “${target.name}”: ${Object.values(target.values).join(", ")}`,
        took: "เก็บทั้งสองค่า",
        why: "ร้อยละที่ลดลงของโครงการไม่ตรงกับเป้าหมายของแผน และไม่ระบุช่วงเวลาหรือปีฐาน",
      },
      project.no,
    );
  }
}

/** Reckoned from a year whose figure the document does not give. */
function baseline(whole: WholeReading, target: ReadTarget) {
  const year = String(target.baseline_year);
  const isGiven = whole.lines.some(({ text }) =>
    new RegExp(`${year}.{0,60}(?:คดี|เรื่อง).{0,20}\\d+\\s*(?:คดี|เรื่อง)`).test(toArabicDigits(text)),
  );
  const line = whole.lines.find(({ text }) => text.includes(target.name.slice(0, 20)));
  if (!isGiven)
    noteAt(whole, line, {
      level: "warning",
      kind: "figures",
      says: target.name,
      took: `ไม่มีค่าของปีฐาน ${year}`,
      why: `เป้าหมายคำนวณจากปี ${year} แต่เอกสารไม่บอกค่าของปีนั้น ต้องกรอกเอง`,
    });
}

function branches(whole: WholeReading) {
  for (const goal of whole.reading.plan_goals) {
    if ((goal.match(/กรณี/g)?.length ?? 0) < 2) continue;
    const figures = new Set(
      [...toArabicDigits(goal).matchAll(/(\d+(?:\.\d+)?)\s*คะแนน/g)].map(([, figure]) => figure),
    );
    noteAt(whole, whole.introduction.lines.get(goal), {
      level: "advice",
      kind: "figures",
      says: quoted(goal, 240),
      took: "เก็บเป็นเป้าหมายข้อเดียวตามที่พิมพ์",
      why: `เป้าหมายข้อนี้มีหลายกรณี${figures.size > 1 ? ` (${[...figures].join(" และ ")} คะแนน)` : ""} ต้องเลือกกรณีที่ตรงกับหน่วยงาน`,
    });
  }
}

/** One plan wants complaints to fall and reads many complaints as citizens taking part. */
function directions(whole: WholeReading) {
  const falls: { project: ReadProject; text: string }[] = [];
  const rises: { project: ReadProject; text: string }[] = [];
  for (const project of whole.reading.projects) {
    for (const text of resultsOf(project)) {
      if (!/ร้องเรียน|เบาะแส/.test(text)) continue;
      if (/ลดลง|ไม่มีเรื่อง/.test(text)) falls.push({ project, text });
      else if (/(?:พิจารณาจาก|เพิ่มขึ้น).*(?:ร้องเรียน|เบาะแส)|(?:ร้องเรียน|เบาะแส).*เพิ่มขึ้น/.test(text))
        rises.push({ project, text });
    }
  }
  if (falls.length === 0) return;
  for (const { project, text } of rises) {
    noteAt(
      whole,
      lineOfText(whole, project, text),
      {
        level: "warning",
        kind: "figures",
        says: quoted(text),
        took: "เก็บตามที่พิมพ์",
        why: `โครงการนี้ถือจำนวนเรื่องร้องเรียนหรือเบาะแสเป็นการมีส่วนร่วม แต่โครงการที่ ${[...new Set(falls.map((each) => each.project.no))].join(", ")} ต้องการให้เรื่องร้องเรียนลดลง`,
      },
      project.no,
    );
  }
}

/** เช่น a b c อย่างน้อย 5 ช่องทาง: fewer are named than are asked for. */
function channelsIn(whole: WholeReading, project: ReadProject, text: string) {
  const plain = toArabicDigits(text);
  const before =
    /(?:เช่น|ได้แก่)\s+([^()]{5,160}?)\s*(?:เป็นต้น\s*)?(?:อย่างน้อย|ไม่น้อยกว่า)\s*(\d+)\s*(ช่องทาง|ด้าน|วิธี|เรื่อง)/.exec(
      plain,
    );
  const after =
    /(?:อย่างน้อย|ไม่น้อยกว่า)\s*(\d+)\s*(ช่องทาง)\s*\(?\s*(?:เช่น|ได้แก่)\s+([^()]{5,160}?)(?:\)|เป็นต้น|$)/.exec(
      plain,
    );
  const list = before?.[1] ?? after?.[3];
  const least = Number(before?.[2] ?? after?.[1]);
  if (list === undefined || !Number.isFinite(least)) return;
  const names = list
    .split(/[\s,]+|และ/)
    .filter((name) => name.length > 2 && !/^(?:ต่าง|เป็นต้น|หรือ)/.test(name));
  if (names.length >= least) return;
  noteAt(
    whole,
    lineOfText(whole, project, text),
    {
      level: "advice",
      kind: "figures",
      says: quoted(text, 220),
      took: `อย่างน้อย ${least} ${before?.[3] ?? after?.[2] ?? ""}`,
      why: `ต้องการอย่างน้อย ${least} แต่ระบุชื่อไว้เพียง ${names.length} (${names.join(", ")})`,
    },
    project.no,
  );
}

/** ใน 5 ประเด็น ดังนี้, with four below it. */
function countedSteps(whole: WholeReading, project: ReadProject) {
  for (const step of project.steps) {
    const said = /(\d+)\s*(ประเด็น|ด้าน|ข้อ|ขั้นตอน|ประการ|หมวด)\s*(?:ดังนี้|ได้แก่|ดังต่อไปนี้)\s*:?$/.exec(
      toArabicDigits(step.text),
    );
    const count = step.sub.filter(({ level }) => level === 1).length;
    if (!said || count === 0 || Number(said[1]) === count) continue;
    noteAt(
      whole,
      lineOfText(whole, project, step.text),
      {
        level: "advice",
        kind: "count",
        says: quoted(step.text),
        took: `${count} ข้อย่อย`,
        why: `ข้อความบอก ${said[1]} ${said[2]} แต่มี ${count} ข้อ`,
      },
      project.no,
    );
  }
}

/** A declaration that is older than the plan it closes. */
function dates(whole: WholeReading) {
  const { declaration, meta } = whole.reading;
  const signed = declaration?.date_iso;
  const plan = meta.plan_date === null ? undefined : monthOf(meta.plan_date);
  if (!signed || !plan || signed.slice(0, 7) >= plan) return;
  const line = whole.lines
    .slice(whole.regions.declaration?.from ?? 0)
    .find(({ text }) => text.includes(declaration.date ?? ""));
  noteAt(whole, line, {
    level: "warning",
    kind: "dates",
    says: `ประกาศลงวันที่ ${declaration.date ?? ""} / คำนำ ${meta.plan_date ?? ""}`,
    took: "เก็บทั้งสองวันที่",
    why: "ประกาศเจตจำนงลงวันที่ก่อนการจัดทำแผน อาจเป็นของแผนฉบับก่อน",
  });
}

/** YYYY-MM of a date that may have no day. */
function monthOf(text: string): string | undefined {
  const whole = parseThaiDate(text) ?? parseThaiDate(`1 ${text.replace(/^เดือน\s*/, "")}`);
  return whole?.slice(0, 7);
}

import type { TableColumn } from "../../../platform/tables/column.ts";
import { targetGroupTitles } from "../../plan/rules.ts";
import type { Participant, Training } from "./queries.ts";
import { hasPassed, inMarks, wayTitles } from "./rules.ts";

const marks = (value: number | null) => (value === null ? null : inMarks(value));

/** People of a training as a file, out and in: scores from paper may come back in it. */
export function participantTable(mark: Training["mark"]): TableColumn<Participant>[] {
  return [
    {
      key: "name",
      head: "ชื่อ – สกุล",
      alsoCalled: ["ชื่อ", "ชื่อสกุล", "ชื่อและนามสกุล", "ผู้เข้าอบรม"],
      kind: "text",
      required: true,
      help: "ชื่อและนามสกุลในช่องเดียว",
      example: "นางสาวสมหญิง ใจดี",
      value: ({ name }) => name,
    },
    {
      key: "belongs",
      head: "สังกัดหรือชุมชน",
      alsoCalled: ["สังกัด", "หน่วยงาน", "ชุมชน", "ที่อยู่"],
      kind: "text",
      example: "กองคลัง",
      value: ({ belongs }) => belongs,
    },
    {
      key: "group",
      head: "กลุ่ม",
      alsoCalled: ["กลุ่มเป้าหมาย", "ประเภทผู้เข้าร่วม"],
      kind: "choice",
      choices: targetGroupTitles,
      required: true,
      example: targetGroupTitles.staff,
      value: ({ group }) => group,
    },
    {
      key: "hasSigned",
      head: "มาแล้ว",
      alsoCalled: ["เข้าร่วม", "มา", "ลงชื่อ"],
      kind: "yes-no",
      help: "เขียน ใช่ หากมาเข้าร่วม ผู้ที่มีคะแนนถือว่ามาแล้ว",
      value: ({ hasSigned }) => hasSigned,
    },
    {
      key: "before",
      head: "คะแนนก่อนอบรม",
      alsoCalled: ["ก่อนอบรม", "pre-test"],
      kind: "text",
      value: ({ before }) => marks(before),
    },
    {
      key: "after",
      head: "คะแนนหลังอบรม",
      alsoCalled: ["หลังอบรม", "post-test"],
      kind: "text",
      value: ({ after }) => marks(after),
    },
    {
      key: "passed",
      head: "ผ่านเกณฑ์",
      kind: "yes-no",
      only: "out",
      value: ({ after }) => mark !== null && after !== null && hasPassed(after, mark),
    },
    { key: "way", head: "มาอยู่ในรายชื่อโดย", kind: "text", only: "out", value: ({ way }) => wayTitles[way] },
    {
      key: "id",
      head: "รหัสผู้เข้าอบรม (ห้ามแก้)",
      kind: "key",
      help: "มีในไฟล์ที่ส่งออก ใช้บอกว่าแถวนี้คือใคร เว้นว่างสำหรับคนใหม่",
      value: ({ id }) => id,
    },
  ];
}

import type { DocumentModel, TableRow } from "../../../platform/documents/model.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import type { PersonInList } from "./queries.ts";
import { employmentTitle, fullName } from "./rules.ts";
import { positionInWords } from "./table.tsx";

/** The list of people as a paper, with no more than the reader may see. */
export function peopleList(facts: {
  issuer: string;
  people: readonly PersonInList[];
  today: IsoDate;
  seesStaff: boolean;
}): DocumentModel {
  const { issuer, people, today, seesStaff } = facts;
  const title = `บัญชีรายชื่อบุคลากร ${issuer}`;
  const staff = seesStaff ? [{ weight: 4 }, { weight: 4 }] : [];
  const day = formatThaiDate(today, "formal", "thai");
  return {
    title,
    issuer,
    digits: "thai",
    keepWhole: [issuer],
    pageNumbers: "top",
    sections: [
      {
        orientation: seesStaff ? "lying" : "upright",
        sheet: "บุคลากร",
        blocks: [
          { kind: "heading", level: 2, align: "center", text: `บัญชีรายชื่อบุคลากร\n${issuer}` },
          { kind: "paragraph", align: "center", text: `ข้อมูล ณ วันที่ ${day} จำนวน ${people.length} คน` },
          {
            kind: "table",
            size: 12,
            columns: [{ weight: 1, align: "center" }, { weight: 5 }, { weight: 6 }, { weight: 5 }, ...staff],
            head: [{ cells: headsOf(seesStaff).map((content) => ({ content })) }],
            body: people.map((person, at) => row(person, at, seesStaff)),
          },
        ],
      },
    ],
  };
}

function headsOf(seesStaff: boolean): string[] {
  return ["ที่", "ชื่อ – สกุล", "ตำแหน่ง", "หน่วยงาน", ...(seesStaff ? ["ประเภท", "โทรศัพท์"] : [])];
}

function row(person: PersonInList, at: number, seesStaff: boolean): TableRow {
  const staff = seesStaff
    ? [
        { content: person.employment ? employmentTitle(person.employment) : "" },
        { content: person.phone ?? "" },
      ]
    : [];
  return {
    whole: true,
    cells: [
      { content: { count: at + 1 }, align: "center" },
      { content: fullName(person) },
      { content: positionInWords(person) },
      { content: person.unit ?? "" },
      ...staff,
    ],
  };
}

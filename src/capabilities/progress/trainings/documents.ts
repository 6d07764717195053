import type { DocumentModel, TableRow } from "../../../platform/documents/model.ts";
import { qrPicture } from "../../../platform/documents/qr-picture.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import type { Participant, Training, TrainingEvent } from "./queries.ts";

/** Room for those who come without having been expected. */
const BLANK_ROWS = 10;

function whenAndWhere({ happenedOn, place }: TrainingEvent): string {
  const day = `วันที่ ${formatThaiDate(happenedOn, "formal", "thai")}`;
  return place === null ? day : `${day} ณ ${place}`;
}

/** To be signed by hand; who signed in by phone stands there as well, so that there is one list. */
export function attendanceList(
  issuer: string,
  { event }: Training,
  people: readonly Participant[],
): DocumentModel {
  const title = `บัญชีลงชื่อผู้เข้าอบรม ${event.title}`;
  const blank: TableRow[] = Array.from({ length: BLANK_ROWS }, (_, at) => ({
    whole: true,
    cells: [
      { content: { count: people.length + at + 1 } },
      ...["", "", "", ""].map((content) => ({ content })),
    ],
  }));
  return {
    title,
    issuer,
    digits: "thai",
    keepWhole: [issuer, ...people.map(({ name }) => name)],
    pageNumbers: "top",
    sections: [
      {
        sheet: "บัญชีลงชื่อ",
        blocks: [
          { kind: "heading", level: 2, align: "center", text: `บัญชีลงชื่อผู้เข้าอบรม\n${event.title}` },
          { kind: "paragraph", align: "center", text: whenAndWhere(event) },
          { kind: "paragraph", align: "center", text: `${event.unitName} ${issuer}` },
          {
            kind: "table",
            size: 14,
            columns: [
              { weight: 1, align: "center" },
              { weight: 6 },
              { weight: 5 },
              { weight: 4 },
              { weight: 3 },
            ],
            head: [
              {
                cells: ["ที่", "ชื่อ – สกุล", "สังกัดหรือชุมชน", "ลายมือชื่อ", "หมายเหตุ"].map((content) => ({
                  content,
                  align: "center" as const,
                })),
              },
            ],
            body: [...people.map(rowOf), ...blank],
          },
        ],
      },
    ],
  };
}

function rowOf({ name, belongs, hasSigned, way }: Participant, at: number): TableRow {
  const note = hasSigned && way === "qr" ? "ลงชื่อผ่าน QR" : "";
  return {
    whole: true,
    cells: [
      { content: { count: at + 1 } },
      { content: name },
      { content: belongs ?? "" },
      { content: "" },
      { content: note },
    ],
  };
}

/** For the door of the hall: the code, the address for who cannot scan it, and what to do. */
export function qrSheet(issuer: string, { event }: Training, address: string): DocumentModel {
  return {
    title: `QR ${event.title}`,
    issuer,
    // An address in Thai digits leads nowhere.
    digits: "arabic",
    keepWhole: [issuer],
    pageNumbers: "none",
    sections: [
      {
        sheet: "QR",
        blocks: [
          { kind: "heading", level: 1, align: "center", text: event.title },
          {
            kind: "paragraph",
            align: "center",
            text: `${formatThaiDate(event.happenedOn)}${event.place === null ? "" : ` ณ ${event.place}`}`,
          },
          { kind: "figure", picture: qrPicture(address, `QR ไปยัง ${address}`), widthCm: 13 },
          {
            kind: "paragraph",
            align: "center",
            text: [{ text: "ลงชื่อเข้าร่วมและทำแบบทดสอบด้วยโทรศัพท์ของท่าน", bold: true }],
          },
          {
            kind: "paragraph",
            align: "center",
            text: "เปิดกล้อง ส่องที่ QR แล้วแตะที่อยู่ที่ปรากฏ หรือพิมพ์ที่อยู่นี้",
          },
          { kind: "paragraph", align: "center", text: address },
          { kind: "paragraph", align: "center", text: `${event.unitName} ${issuer}` },
        ],
      },
    ],
  };
}

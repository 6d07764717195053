import type { Block, DocumentModel, Paragraph } from "../../../../platform/documents/model.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { Committee } from "../queries.ts";
import { roleTitle } from "../rules.ts";
import type { OrderInFull } from "./queries.ts";

export interface OrderFacts {
  /** "เทศบาลตำบล…" */
  issuer: string;
  /** The office's own emblem. The Garuda is a state emblem that nobody may draw anew: none is put in its place. */
  emblem?: Uint8Array;
  committee: Pick<Committee, "name" | "kind">;
  order: OrderInFull;
}

/** คำสั่งแต่งตั้ง as it is printed, signed and sent round. */
export function appointmentOrder({ issuer, emblem, committee, order }: OrderFacts): DocumentModel {
  const head: Block[] = emblem
    ? [{ kind: "emblem", picture: { format: "png", bytes: emblem, alt: `ตรา${issuer}` }, heightCm: 2.5 }]
    : [];
  return {
    title: `คำสั่งที่ ${order.number} ${order.subject}`,
    issuer,
    digits: "thai",
    keepWhole: [issuer, committee.name, order.signed_by_name, ...order.seats.map(({ name }) => name)],
    pageNumbers: "top",
    sections: [
      {
        sheet: "คำสั่ง",
        blocks: [
          ...head,
          {
            kind: "heading",
            level: 3,
            align: "center",
            text: `คำสั่ง${issuer}\nที่ ${order.number}\nเรื่อง ${order.subject}`,
          },
          { kind: "rule" },
          ...paragraphs(preambleOf(order, issuer, committee.name)),
          seatsTable(committee, order),
          ...(order.duties
            ? [first(`ให้${committee.name}มีหน้าที่และอำนาจ ดังนี้`, true), ...paragraphs(order.duties)]
            : []),
          first(termInWords(order)),
          first(`สั่ง ณ วันที่ ${officialDay(order.ordered_on)}`, true),
          {
            kind: "signatures",
            signers: [{ name: order.signed_by_name, position: [order.signed_by_title] }],
          },
        ],
      },
    ],
  };
}

/** What the order begins with; the usual words name no law: which one gives the power, only the order can say. */
export function preambleOf({ preamble }: Pick<OrderInFull, "preamble">, issuer: string, committee: string) {
  return (
    preamble ??
    `ด้วย${issuer}เห็นสมควรแต่งตั้ง${committee} เพื่อให้การปฏิบัติงานเป็นไปด้วยความเรียบร้อย โปร่งใส และตรวจสอบได้ จึงแต่งตั้งบุคคลดังต่อไปนี้`
  );
}

export function termInWords({
  term_from: from,
  term_to: to,
}: Pick<OrderInFull, "term_from" | "term_to">): string {
  const since = `ทั้งนี้ ตั้งแต่วันที่ ${officialDay(from)}`;
  return to ? `${since} ถึงวันที่ ${officialDay(to)}` : `${since} เป็นต้นไป`;
}

export function officialDay(date: string): string {
  return formatThaiDate(isoDate(date), "formal", "thai");
}

/** Name, position and role below each other without lines, as orders have it. */
function seatsTable(committee: OrderFacts["committee"], order: OrderInFull): Block {
  return {
    kind: "table",
    lines: "none",
    columns: [{ weight: 1, align: "right" }, { weight: 6 }, { weight: 6 }, { weight: 5 }],
    head: [],
    body: order.seats.map((seat, at) => ({
      whole: true,
      cells: [
        { content: `${at + 1}.` },
        { content: seat.name },
        { content: seat.position_title ?? "" },
        { content: roleTitle(committee.kind, seat.role) },
      ],
    })),
  };
}

function first(text: string, keepWithNext = false): Paragraph {
  return { kind: "paragraph", text, indent: "first", align: "thai", keepWithNext };
}

function paragraphs(text: string): Paragraph[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => first(line.trim()));
}

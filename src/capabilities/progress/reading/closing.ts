/** What ends a report: factors, problems, recommendations, who reports, and the announcement. */
import { tidy } from "../../../platform/reading/clean.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import { dateIn, isSigner, signerName } from "../../../platform/reading/signed.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";
import { isOrganisationLine } from "./title-block.ts";
import type { PartLines } from "./parts.ts";
import type { Notebook, ReadAnnouncement, ReadReporter } from "./reading.ts";

export function paragraphsOf(parts: readonly PartLines[], notebook: Notebook): string[] {
  const paragraphs: string[] = [];
  for (const { lines, rest } of parts) {
    if (rest) paragraphs.push(tidy(rest.text));
    let isFirst = true;
    for (const line of lines) {
      notebook.take(line);
      const text = tidy(line.text);
      const last = paragraphs.at(-1);
      if (isFirst || line.isApart || markOf(text) !== null || last === undefined) paragraphs.push(text);
      else paragraphs[paragraphs.length - 1] = `${last} ${text}`;
      isFirst = false;
    }
  }
  return paragraphs.filter((text) => !/^[-–—]$/.test(text));
}

const labels = [
  ["name", /(?:ชื่อ)?ผู้(?:จัดทำ)?รายงาน/],
  ["phone", /(?:หมายเลข)?โทร(?:ศัพท์)?(?:\s*\/\s*โทรสาร)?(?:มือถือ)?\.?/],
  ["position", /ตำแหน่ง/],
  ["email", /e-?mail|อีเมล์?|ไปรษณีย์อิเล็กทรอนิกส์/i],
  ["date", /(?:รายงาน)?(?:ณ\s*)?วันที่(?:รายงาน)?/],
] as const;

export function readReporter(part: PartLines | undefined, notebook: Notebook): ReadReporter | null {
  if (!part) return null;
  const found: Partial<Record<(typeof labels)[number][0], string>> = {};
  for (const [index, line] of part.lines.entries()) {
    const text = tidy(line.text);
    const starts = labels
      .flatMap(([key, label]) => {
        const at = label.exec(text);
        return at ? [{ key, from: at.index, to: at.index + at[0].length }] : [];
      })
      .toSorted((a, b) => a.from - b.from);
    if (isSigner(text) && found.name === undefined) {
      found.name = signerName(text);
      notebook.take(line);
    } else if (starts.length === 0) {
      // A line of dots to sign on says nothing.
      if (/^[\s.…_()]*(?:ลงชื่อ)?[\s.…_()]*$/.test(text) || isOrganisationLine(text)) notebook.heading(line);
      else if (index < 8) notebook.leave(line, text);
    } else {
      notebook.take(line);
      for (const [at, { key, to }] of starts.entries()) {
        const said = text.slice(to, starts[at + 1]?.from).replace(/^[\s:：.]+|[\s.…]+$/g, "");
        if (said !== "" && found[key] === undefined) found[key] = said;
      }
    }
  }
  const date = found.date === undefined ? null : dateIn(found.date);
  return {
    name: found.name === undefined ? null : signerName(found.name),
    position: found.position ?? null,
    phone: found.phone ?? null,
    email: found.email ?? null,
    date: date?.text ?? found.date ?? null,
    date_iso: date?.iso ?? null,
  };
}

export function readAnnouncement(part: PartLines | undefined, notebook: Notebook): ReadAnnouncement | null {
  if (!part) return null;
  const subject: string[] = [];
  const paragraphs: string[] = [];
  let date: ReturnType<typeof dateIn> = null;
  let signer: string | null = null;
  let position: string | null = null;
  let state: "title" | "subject" | "text" = "title";
  for (const line of part.lines) {
    const text = tidy(line.text);
    if (position !== null) {
      // The office below the title of its head.
      if (!line.isApart || isOrganisationLine(text)) {
        position = `${position} ${text}`;
        notebook.take(line);
      }
      continue;
    }
    if (signer !== null) {
      position = text.replace(/^ตำแหน่ง\s*/, "");
      notebook.take(line);
    } else if (state === "title" && !/(?:^|\s)เรื่อง/.test(text)) notebook.heading(line);
    else if (isSigner(text)) {
      signer = signerName(text);
      notebook.take(line);
    } else if (/^ประกาศ\s*ณ/.test(text)) {
      date = dateIn(text);
      notebook.take(line);
    } else {
      state =
        state === "title" ? "subject" : state === "subject" && !isOfSubject(line, text) ? "text" : state;
      notebook.take(line);
      const last = paragraphs.at(-1);
      if (state === "subject") subject.push(text.replace(/^(?:ประกาศ.*?\s)?เรื่อง\s*/, ""));
      else if (line.isApart || last === undefined) paragraphs.push(text);
      else paragraphs[paragraphs.length - 1] = `${last} ${text}`;
    }
  }
  return {
    title: subject.join(" ") || null,
    paragraphs,
    date: date?.text ?? null,
    date_iso: date?.iso ?? null,
    signed_by: signer,
    position,
  };
}

function isOfSubject(line: SourceLine, text: string): boolean {
  return text.length < 120 && (!line.isApart || /^\(|^(?:ประจำปี|รอบ|ป้องกัน)/.test(text));
}

import sharp from "sharp";
import { evidencePlace } from "../src/capabilities/progress/work/evidence-place.ts";
import { drawDocument } from "../src/platform/documents/draw.ts";
import type { DocumentModel } from "../src/platform/documents/model.ts";
import { storeFile } from "../src/platform/files/storing.ts";
import type { FactTold } from "./progress-list.ts";
import type { Stage } from "./stage.ts";

const MUNICIPALITY = "เทศบาลตำบลบึงสุขใจ";

/** What somebody has in hand who records a fact: pictures of the day, and a paper. */
export async function evidenceOf(stage: Stage, by: string, told: FactTold, unit: string): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, what] of (told.photos ?? []).entries())
    ids.push(await keep(stage, by, `${what}.jpg`, await picture(`${told.on} ${at}`)));
  if (told.file) ids.push(await keepPaper(stage, by, { title: told.file, said: told.title, unit }));
  return ids;
}

interface Paper {
  title: string;
  said: string;
  unit: string;
}

export async function keepPaper(stage: Stage, by: string, paper: Paper): Promise<string> {
  return keep(stage, by, `${paper.title}.pdf`, await drawDocument(modelOf(paper), "pdf"));
}

async function keep(stage: Stage, by: string, name: string, bytes: Uint8Array): Promise<string> {
  const actor = stage.actors.get(by);
  const owner = actor?.kind === "account" ? { owner: actor.accountId } : {};
  const about = { name, place: evidencePlace, ...owner };
  const kept = await storeFile({ ...stage.house, now: stage.now }, stage.orgId, once(bytes), about);
  if (!kept.ok) throw new Error(kept.message);
  return kept.value.id;
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** A hall with people before a board, drawn plainly: nobody is in it, and no two are alike. */
function picture(seed: string): Promise<Buffer> {
  const number = [...seed].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  const shirts = ["#1f6f8b", "#c0752b", "#5b7f3a", "#8a4f7d", "#3f5f9f"];
  const people = Array.from({ length: 8 + (number % 9) }, (_, at) => {
    const x = 40 + ((at * 67 + number) % 560);
    const y = 300 + ((at * 41 + number) % 90);
    return `<circle cx="${x}" cy="${y}" r="17" fill="#c99a72"/>
      <rect x="${x - 24}" y="${y + 18}" width="48" height="90" rx="18" fill="${shirts[(at + number) % 5]}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="427">
    <rect width="640" height="427" fill="#f1ead9"/>
    <rect y="270" width="640" height="157" fill="#cdb48c"/>
    <rect x="${150 + (number % 60)}" y="50" width="280" height="140" fill="#fff" stroke="#8b7b60" stroke-width="6"/>
    <rect x="${180 + (number % 60)}" y="90" width="${120 + (number % 90)}" height="12" fill="#28516b"/>
    <rect x="${180 + (number % 60)}" y="120" width="${90 + (number % 120)}" height="12" fill="#9bb3bf"/>
    ${people.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer();
}

function modelOf({ title, said, unit }: Paper): DocumentModel {
  return {
    title,
    issuer: MUNICIPALITY,
    digits: "thai",
    keepWhole: [MUNICIPALITY, unit],
    pageNumbers: "none",
    sections: [
      {
        sheet: title,
        blocks: [
          { kind: "heading", level: 2, align: "center", text: title },
          { kind: "paragraph", align: "center", text: `${unit} ${MUNICIPALITY} (หน่วยงานสมมติ)` },
          { kind: "paragraph", text: said },
        ],
      },
    ],
  };
}

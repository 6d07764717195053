import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { docxText, xlsxText } from "../../../testing/read-office.ts";
import { readWithPdfJs } from "../../../testing/read-pdf.ts";
import { browserFor } from "../../../testing/requests.ts";
import { aTraining, somePeople } from "./stage.fixture.ts";

const opened = await openTestHouse();
opened.setClock("2026-03-02T10:00:00+07:00");
const { house } = opened;
const org = await anOrganisation(house);
const unit = await aUnit(house, org, "สำนักปลัด");
const works = await aUnit(house, org, "กองช่าง");
const stage = { house, org };
const browser = browserFor(opened);
const { event, token } = await aTraining(stage, unit);
await somePeople(stage, event.id, "นางสาวกานดา ใจดี, กองคลัง\nนายขวัญ ใจดี\n=1+1", true);
const officer = await aMember(house, org, "unit-officer", unit);
const neighbour = await aMember(house, org, "unit-officer", works);

const at = (file: string) => paths.office.trainingPaper.href({ org: org.slug, id: event.id, file });

async function bytesOf(address: string): Promise<Uint8Array> {
  const answer = await browser.get(address, officer);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const readers = {
  pdf: async (bytes: Uint8Array) => (await readWithPdfJs(bytes)).join("\n"),
  docx: docxText,
  xlsx: xlsxText,
};

test.each(["pdf", "docx", "xlsx"] as const)(
  "the list to sign has everybody and room for more: %s",
  async (format) => {
    const text = await readers[format](await bytesOf(at(`list.${format}`)));
    for (const word of [
      "นางสาวกานดา ใจดี",
      "กองคลัง",
      "นายขวัญ ใจดี",
      "ลายมือชื่อ",
      "อบรมวินัยและจริยธรรม",
      // Three who are listed and ten blank rows.
      "๑๓",
    ])
      expect(text).toContain(word);
  },
);

test.each(["pdf", "docx"] as const)(
  "the sheet for the door says in letters where its code leads: %s",
  async (format) => {
    const text = await readers[format](await bytesOf(at(`qr.${format}`)));
    expect(text.replaceAll(/\s/g, "")).toContain(`/t/${token}`);
  },
);

test("the list as a file comes back as it went out", async () => {
  const csv = await browser.get(
    paths.office.trainingPeopleExport.href({ org: org.slug, id: event.id }),
    officer,
  );
  const text = await csv.text();
  expect(text).toContain("นางสาวกานดา ใจดี,กองคลัง");
  // A spreadsheet would run it.
  expect(text).not.toMatch(/(^|,)=1\+1/m);
});

test("nobody of another unit, and nothing else behind the address", async () => {
  for (const file of ["list.pdf", "qr.pdf"])
    expect((await browser.get(at(file), neighbour)).status).toBe(403);
  for (const file of ["list.exe", "constructor", "qr.xlsx"])
    expect((await browser.get(at(file), officer)).status).toBe(404);
});

import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { paths } from "../../paths.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { inviteMember } from "../accounts/member-acts.ts";
import { readIn } from "../database/organisation-bound.ts";
import { drawLetter } from "./letter-text.ts";
import { mailOver } from "./mail.ts";

const opened = await openTestHouse();
const { house, setClock } = opened;
const browser = browserFor(opened);

/** A mail server of our own: what it took, and how it behaves next. */
const taken: string[] = [];
const recipients: string[] = [];
let behave: "take" | "away" | "refuse-recipient" | "take-and-vanish" = "take";
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onConnect: (_, done) =>
    done(behave === "away" ? Object.assign(new Error("busy"), { responseCode: 421 }) : null),
  onRcptTo: ({ address }, _, done) => {
    recipients.push(address);
    done(
      behave === "refuse-recipient"
        ? Object.assign(new Error("No such user"), { responseCode: 550 })
        : undefined,
    );
  },
  onData: (stream, _, done) => {
    let text = "";
    stream.on("data", (part: Buffer) => (text += part.toString()));
    stream.on("end", () => {
      taken.push(text);
      if (behave === "take-and-vanish") {
        behave = "take";
        done(Object.assign(new Error("lost"), { responseCode: 451 }));
      } else done();
    });
  },
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  house.mail = mailOver({ url: `smtp://127.0.0.1:${port}`, from: "สุจริต <no-reply@sucharit.test>" });
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

let org: Organisation;
let administrator: TestMember;
beforeAll(async () => {
  org = await anOrganisation(house);
  administrator = await aMember(house, org, "administrator");
});
beforeEach(() => {
  taken.length = 0;
  recipients.length = 0;
  behave = "take";
});

let count = 0;
async function invite(): Promise<{ email: string; membershipId: string }> {
  const email = `letter${(count += 1)}@example.test`;
  const { database, now } = house;
  const situation = { database, now, orgId: org.id, actor: administrator.actor, byMail: true };
  const fields = {
    name: "สมปอง ทดสอบ",
    email,
    username: "",
    personId: "",
    roles: ["executive"],
    officerOf: [],
    headOf: [],
  };
  const outcome = await inviteMember(situation, fields);
  if (!outcome.ok) throw new Error(outcome.message);
  return { email, ...outcome.value };
}
const letters = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("letter").selectAll().where("org_id", "=", org.id).execute(),
  );
const newest = async () => (await letters()).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
const linksIn = (mail: string) =>
  new Set(
    [...mail.replaceAll("=\r\n", "").matchAll(/set-password\/([a-z0-9-]{23})/g)].map(([, token]) => token),
  );
const idOf = (mail: string) => /^Message-ID: (.*)$/im.exec(mail)?.[1];
const listed = async () =>
  (await browser.get(paths.office.letters.href({ org: org.slug }), { cookie: administrator.cookie })).text();
const later = (minutes: number) => setClock(new Date(Date.now() + minutes * 60_000));

test("a letter goes out as text and HTML, and nothing of its link is kept", async () => {
  const { email } = await invite();
  await doJobs(house);
  expect(taken).toHaveLength(1);
  const [mail = ""] = taken;
  expect(mail).toContain(`To: ${email}`);
  expect(mail).toMatch(/multipart\/alternative/);
  const [token = ""] = linksIn(mail);
  expect(token).toHaveLength(23);
  const row = await newest();
  expect(row).toMatchObject({ kind: "member.invitation", sent_at: expect.any(Date), to_address: null });
  const dump = JSON.stringify([
    row,
    await readIn(house.database, org.id, (db) =>
      db.selectFrom("job").selectAll().where("org_id", "=", org.id).execute(),
    ),
  ]);
  expect(dump).not.toContain(token);
  expect((await browser.get(paths.account.setPassword.href({ token }))).status).toBe(200);
});

test("a server that is away loses nothing, and the list tells of it without the link", async () => {
  behave = "away";
  const { email } = await invite();
  await doJobs(house);
  expect(taken).toEqual([]);
  const page = await listed();
  expect(page).toContain(email);
  expect(page).toContain("รอลองใหม่");
  expect(page).not.toContain("set-password");
  behave = "take";
  later(10);
  await doJobs(house);
  expect(taken).toHaveLength(1);
  expect(await listed()).not.toContain(email);
});

test("taken but not told: the second one is the same letter with the same link", async () => {
  behave = "take-and-vanish";
  await invite();
  await doJobs(house);
  later(60);
  await doJobs(house);
  expect(taken).toHaveLength(2);
  const [first = "", second = ""] = taken;
  expect(idOf(second)).toBe(idOf(first));
  expect(linksIn(second)).toEqual(linksIn(first));
});

test("a recipient whom the server does not know has failed at once and can be tried again", async () => {
  behave = "refuse-recipient";
  const { email } = await invite();
  await doJobs(house);
  const row = await newest();
  expect(await listed()).toContain("เซิร์ฟเวอร์อีเมลไม่รับที่อยู่ของผู้รับ");
  behave = "take";
  const address = paths.office.jobAgain.href({ org: org.slug, id: row?.job_id ?? "" });
  expect((await browser.post(address, {}, { cookie: administrator.cookie })).status).toBe(303);
  await doJobs(house);
  expect(taken[0]).toContain(email);
});

test("an invitation that is no longer wanted is not sent", async () => {
  const { membershipId } = await invite();
  const end = paths.office.memberEnd.href({ org: org.slug, id: membershipId });
  await browser.post(end, { version: "1" }, { cookie: administrator.cookie });
  await doJobs(house);
  expect(taken).toEqual([]);
  expect(await newest()).toMatchObject({ sent_at: null, dropped_at: expect.any(Date) });
});

test("only administrators see whom the house writes to", async () => {
  const other = await aMember(house, org, "executive");
  const answer = await browser.get(paths.office.letters.href({ org: org.slug }), { cookie: other.cookie });
  expect(answer.status).toBe(403);
});

test("nothing in a letter adds a header or another recipient", async () => {
  const sent = await house.mail.send({
    to: "a@one.example, b@two.example\r\nBcc: c@three.example",
    messageId: "<1@sucharit.test>",
    ...drawLetter({
      subject: "เรื่อง\r\nBcc: d@four.example\u2028X-Evil: 1",
      name: "ก\r\nX-Name: 1",
      lines: ["\r\n.\r\nMAIL FROM:<x@y.example>"],
      from: "องค์กร\r\nX-From: 1",
    }),
  });
  const head = taken.join("").split("\r\n\r\n")[0] ?? "";
  expect([sent.ok, head.match(/^(bcc|x-[a-z]+):/gim)]).toEqual([expect.any(Boolean), null]);
  expect(recipients.filter((to) => /(two|three|four)\.example$/.test(to) && !to.includes(","))).toEqual([]);
  expect(recipients.length).toBeLessThanOrEqual(1);
  expect(taken.length).toBeLessThanOrEqual(1);
});

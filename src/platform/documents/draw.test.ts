import { describe, expect, it } from "vitest";
import { drawDocument, drawers } from "./draw.ts";
import { everyPart } from "./every-part.ts";
import type { DocumentModel } from "./model.ts";

const small: DocumentModel = {
  title: "สั้น",
  issuer: "เทศบาล",
  digits: "thai",
  sections: [{ blocks: [{ kind: "paragraph", text: "น้ำ" }] }],
};
/** A cell too many is an error of whoever made the model. */
const broken: DocumentModel = {
  ...small,
  sections: [
    {
      blocks: [
        {
          kind: "table",
          columns: [{ weight: 1 }],
          head: [],
          body: [{ cells: [{ content: "ก" }, { content: "ข" }] }],
        },
      ],
    },
  ],
};
const long: DocumentModel = {
  ...small,
  sections: [
    {
      blocks: Array.from({ length: 4000 }, (_, at) => ({
        kind: "paragraph" as const,
        text: `ย่อหน้าที่ ${at} ${"ข้อความยาวของเอกสารฉบับนี้ ".repeat(6)}`,
      })),
    },
  ],
};

describe("drawing in processes", () => {
  it("draws while this thread goes on, and keeps the process for the next", async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const bytes = await drawDocument(everyPart(), "pdf");
    clearInterval(turning);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(turns).toBeGreaterThan(10);
    const { pids, busy, waiting } = drawers();
    expect({ processes: pids.length, busy, waiting }).toEqual({ processes: 1, busy: 0, waiting: 0 });
    await drawDocument(small, "pdf");
    expect(drawers().pids).toEqual(pids);
  });

  it("takes only so many of one person, and others in between", async () => {
    const ended: string[] = [];
    const draw = async (who: string) => {
      await drawDocument(small, "docx", { who });
      ended.push(who);
    };
    const greedy = Promise.allSettled(Array.from({ length: 20 }, () => draw("a")));
    await draw("b");
    const settled = await greedy;
    const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
    expect(refused.length).toBeGreaterThan(10);
    expect(new Set(refused.map(({ name }) => name))).toEqual(new Set(["TooManyWait"]));
    // One each of those that were begun, the next, and b; a has more that wait.
    expect(ended.indexOf("b")).toBeLessThan(ended.length - 2);
    expect(drawers().waiting).toBe(0);
  });

  it("fails only the document that is wrong", async () => {
    const [good, bad, next] = await Promise.allSettled([
      drawDocument(small, "pdf"),
      drawDocument(broken, "pdf"),
      drawDocument(small, "pdf"),
    ]);
    expect([good.status, bad.status, next.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("loses only the documents at work when a process breaks down", async () => {
    const lost = drawDocument(long, "pdf");
    const settled = Promise.allSettled([lost]);
    for (const pid of drawers().pids) process.kill(pid ?? 0, "SIGKILL");
    expect((await settled)[0]).toMatchObject({ reason: { message: "the drawing process ended" } });
    expect((await drawDocument(small, "pdf")).length).toBeGreaterThan(1000);
  });

  it("ends a document that takes too long, and draws the next in a new process", async () => {
    const late = drawDocument(long, "pdf", { patienceMs: 5 });
    const next = drawDocument(small, "pdf");
    await expect(late).rejects.toThrow("took longer");
    expect((await next).length).toBeGreaterThan(1000);
  });

  it("lets go of a document that nobody waits for, drawn or waiting", async () => {
    const controllers = Array.from({ length: 4 }, () => new AbortController());
    const papers = controllers.map(({ signal }) => drawDocument(long, "pdf", { signal }));
    const ends = Promise.allSettled(papers);
    for (const controller of controllers.toReversed()) controller.abort();
    expect((await ends).map(({ status }) => status)).toEqual(papers.map(() => "rejected"));
    expect(drawers()).toMatchObject({ busy: 0, waiting: 0 });
    await expect(drawDocument(small, "pdf", { signal: AbortSignal.abort() })).rejects.toThrow("nobody waits");
  });

  it("draws many at once, each with its own text", async () => {
    const titles = Array.from({ length: 12 }, (_, at) => `ฉบับที่ ${at}`);
    const papers = await Promise.all(titles.map((title) => drawDocument({ ...small, title }, "pdf")));
    expect(new Set(papers.map((bytes) => Buffer.from(bytes).toString("latin1"))).size).toBe(titles.length);
  });
});

import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { VNode } from "preact";
import type { z } from "zod";
import { allows } from "../accounts/roles.ts";
import type { Act } from "../acts/act.ts";
import { readBody } from "../forms/body.ts";
import { blankForm } from "../forms/state.ts";
import type { FormState } from "../forms/state.ts";
import { carriesFiles } from "../web/body-bounds.ts";
import type { Env, Web } from "../web/context.ts";
import { readers } from "../web/doors.tsx";
import { officePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { submit } from "../web/submit.tsx";
import type { DocumentLine } from "./document-line.ts";
import { keptName } from "./kept.ts";
import type { keptReadings, KeptReading } from "./kept.ts";
import type { ReadAside } from "./read-aside.ts";
import { boundsOf, refusals } from "./refusals.ts";
import { UploadDocument } from "./upload-page.tsx";

interface OfficePath {
  pattern: string;
  href: (params: { org: string }) => string;
}

interface DocumentImport<Reading, Schema extends z.ZodType, Value> {
  /** What is read: แผน */
  noun: string;
  /** What the page says of the files that it takes. */
  upload: { title: string; lead: string; cancel: OfficePath };
  crumbs: (org: string) => readonly { label: string; href: string }[];
  to: { upload: OfficePath; confirm: OfficePath; discard: OfficePath };
  readings: ReturnType<typeof keptReadings<Reading>>;
  readAside: ReadAside<
    { ok: true; reading: Reading; lines: readonly DocumentLine[] } | { ok: false; why: string }
  >;
  /** What was read, with what was typed beside it. */
  preview: (c: Web, kept: KeptReading<Reading>, form?: FormState) => Promise<VNode>;
  /** Whoever may do it may look as well. */
  act: Act<Schema, Value>;
  next: (c: Web, value: Value) => string;
  said: (value: Value) => string;
}

/** A document is uploaded → looked through → confirmed. What was read is kept on the server for its reader. */
export function documentImportRoutes<Reading, Schema extends z.ZodType, Value>(
  office: Hono<Env>,
  importing: DocumentImport<Reading, Schema, Value>,
): void {
  const { noun, crumbs, to, readings, readAside, preview, act } = importing;
  const { title, lead, cancel } = importing.upload;
  const { may } = act.definition;
  const checking = `ตรวจก่อนนำเข้า${noun}`;

  const uploading = (c: Web, form = blankForm()) => {
    const at = { org: c.var.org.slug };
    return (
      <UploadDocument
        {...{ title, lead, form }}
        label={`ไฟล์ของ${noun}`}
        crumbs={crumbs(at.org)}
        action={to.upload.href(at)}
        cancelHref={cancel.href(at)}
      />
    );
  };
  const again = (c: Web, why: string, status: 413 | 422) => {
    const form: FormState = { values: {}, errors: { file: [why] } };
    return officePage(c, { title, status, invalid: true, body: uploading(c, form) });
  };
  const keptBy = ({ var: { house, org, viewer } }: Web) =>
    readings.findReading(house.database, org.id, viewer.accountId, house.now());
  /** A file of the size that is read, and the form around it. */
  const oneFile = bodyLimit({
    maxSize: boundsOf.bytes + 100_000,
    onError: (c) => again(c as Web, refusals.tooBig, 413),
  });

  office.get(to.upload.pattern, readers(may), async (c) => {
    const kept = await keptBy(c);
    return kept
      ? officePage(c, { title: checking, body: await preview(c, kept) })
      : officePage(c, { title, body: uploading(c) });
  });

  office.post(to.upload.pattern, carriesFiles, oneFile, async (c) => {
    const { house, org, viewer } = c.var;
    if (!allows(may, viewer.roles, null)) return problem(c, 403);
    const { files } = await readBody(c);
    const file = files["file"];
    if (!file) return again(c, `เลือกไฟล์ของ${noun} ไฟล์ต้องไม่ว่างเปล่า`, 422);
    const read = await readAside(new Uint8Array(await file.arrayBuffer()), viewer.accountId);
    if (!read.ok) return again(c, read.why, 422);
    await readings.keepReading(house.database, org.id, viewer.accountId, {
      fileName: keptName(file.name),
      reading: read.reading,
      lines: read.lines,
      keptAt: house.now(),
    });
    return c.redirect(to.upload.href({ org: org.slug }), 303);
  });

  office.post(to.confirm.pattern, (c) =>
    submit(c, act, {
      title: checking,
      again: async (form) => {
        const kept = await keptBy(c);
        return kept ? preview(c, kept, form) : uploading(c);
      },
      next: (value) => importing.next(c, value),
      said: importing.said,
    }),
  );

  office.post(to.discard.pattern, async (c) => {
    const { house, org, viewer } = c.var;
    await readings.discardReading(house.database, org.id, viewer.accountId);
    return c.redirect(to.upload.href({ org: org.slug }), 303);
  });
}

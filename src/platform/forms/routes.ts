import { Hono } from "hono";
import { z } from "zod";
import { paths } from "../../paths.ts";
import type { Env } from "../web/context.ts";
import { setFlash } from "../web/flash.ts";
import { localPath } from "../web/local-path.ts";
import { problem } from "../web/problem-pages.tsx";
import { readJson } from "./body.ts";
import { discardDraft, saveDraft } from "./drafts.ts";

const Typed = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]));

/** Where the draft island keeps what is typed; `?form=` names the form by its address. */
export function draftRoutes(): Hono<Env> {
  const app = new Hono<Env>();

  app.post(paths.office.draft.pattern, async (c) => {
    const form = ownForm(c.req.query("form"), c.var.org.slug);
    const typed = Typed.safeParse(await readJson(c));
    if (!form || !typed.success) return problem(c, 400);
    const saved = await saveDraft(c.var.house.database, {
      orgId: c.var.org.id,
      accountId: c.var.viewer.accountId,
      form,
      typed: typed.data,
      now: c.var.house.now(),
    });
    return saved.ok ? c.body(null, 204) : problem(c, 413, saved.message);
  });

  app.post(paths.office.draftDiscard.pattern, async (c) => {
    const form = ownForm(c.req.query("form"), c.var.org.slug);
    if (!form) return problem(c, 400);
    await discardDraft(c.var.house.database, c.var.org.id, c.var.viewer.accountId, form);
    setFlash(c, "ทิ้งร่างแล้ว", "info");
    return c.redirect(form, 303);
  });

  return app;
}

function ownForm(address: string | undefined, slug: string): string | undefined {
  const path = localPath(address, "");
  return path.startsWith(`/${slug}/office/`) && path.length <= 300 ? path : undefined;
}

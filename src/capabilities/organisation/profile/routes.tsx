import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { kindOf, organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import { organisationNamed } from "../../../platform/accounts/organisations.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { readBody } from "../../../platform/forms/body.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage, publicPage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { openUnits } from "../units/queries.ts";
import { editProfile, removeEmblem, setEmblem } from "./acts.ts";
import { fileAsText } from "./emblem.ts";
import { PublicHome } from "./pages/public-home.tsx";
import { OrganisationSettings } from "./pages/settings.tsx";
import { provinceNames } from "./provinces.ts";
import { emblemOf, executivesToday } from "./queries.ts";
import { leaders, nameSource, ownName, placeInWords } from "./rules.ts";

const to = paths.office;
const settings = {
  title: "ข้อมูลองค์กร",
  next: (c: Web) => () => to.organisation.href({ org: c.var.org.slug }),
};
export const profileRoutes = new Hono<Env>();
export const publicProfileRoutes = new Hono<Env>();

profileRoutes.get(to.organisation.pattern, readers(editProfile.definition.may), async (c) =>
  officePage(c, { title: settings.title, typing: true, body: await settingsBody(c, {}) }),
);

profileRoutes.post(to.organisation.pattern, async (c) => {
  const { values } = await readBody(c);
  return submit(c, editProfile, {
    title: settings.title,
    fixed: derived(c, values),
    again: (profile) => settingsBody(c, { profile }),
    next: settings.next(c),
    said: "บันทึกข้อมูลองค์กรแล้ว",
  });
});

/** What the kind decides, so that the form need not ask: a whole province is called by its name. */
function derived(c: Web, values: FormState["values"]): Record<string, unknown> {
  const kind = kindOf(c.var.house.packs, c.var.org.kind);
  const name = values["name"];
  if (!kind) return {};
  if (nameSource(kind) === "province") return { name: values["province"], amphoe: "" };
  return typeof name === "string" ? { name: ownName(kind, name) } : {};
}

profileRoutes.post(to.emblem.pattern, async (c) => {
  const { files } = await readBody(c);
  return submit(c, setEmblem, {
    title: settings.title,
    fixed: { image: await fileAsText(files["image"]) },
    again: (emblem) => settingsBody(c, { emblem }),
    next: settings.next(c),
    said: "บันทึกตราของหน่วยงานแล้ว",
  });
});

profileRoutes.post(to.emblemRemove.pattern, (c) =>
  submit(c, removeEmblem, {
    title: settings.title,
    again: () => settingsBody(c, {}),
    next: settings.next(c),
    said: "นำตราของหน่วยงานออกแล้ว",
  }),
);

async function settingsBody(c: Web, forms: { profile?: FormState; emblem?: FormState }) {
  const { house } = c.var;
  // Fresh: after a conflict the page must offer what stands now.
  const org = (await organisationNamed(house.database, c.var.org.slug)) ?? c.var.org;
  const kept = blankForm({ name: org.name, amphoe: org.amphoe ?? "", province: org.province });
  return (
    <OrganisationSettings
      org={org}
      kind={kindOf(house.packs, org.kind)}
      provinces={provinceNames(house.packs)}
      publicUrl={house.publicUrl}
      profile={forms.profile ?? kept}
      emblem={forms.emblem ?? blankForm()}
    />
  );
}

publicProfileRoutes.get(paths.public.home.pattern, async (c) => {
  const { org, house } = c.var;
  const kind = kindOf(house.packs, org.kind);
  const { executives, units } = await readIn(house.database, org.id, async (db) => ({
    executives: await executivesToday(db, org.id, todayInBangkok(house.now())),
    units: await openUnits(db, org.id),
  }));
  const shown = kind ? leaders(executives, kind.titles) : [];
  const title = organisationTitle(house.packs, org);
  const place = placeInWords(org);
  return publicPage(c, {
    org,
    title,
    description: `${title} ${place}`,
    body: <PublicHome org={org} title={title} place={place} executives={shown} units={units} />,
  });
});

publicProfileRoutes.get(paths.public.emblem.pattern, async (c) => {
  const { org, house } = c.var;
  if (!org.emblem_saved_at) return problem(c, 404);
  const etag = `"${org.emblem_saved_at.getTime()}"`;
  const isThisVersion = c.req.query("v") === String(org.emblem_saved_at.getTime());
  c.header("etag", etag);
  c.header("cache-control", isThisVersion ? "public, max-age=31536000, immutable" : "public, no-cache");
  if (c.req.header("if-none-match") === etag) return c.body(null, 304);
  const png = await readIn(house.database, org.id, (db) => emblemOf(db, org.id));
  if (!png) return problem(c, 404);
  return c.body(new Uint8Array(png), 200, { "content-type": "image/png" });
});

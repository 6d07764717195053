import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { v7 as newId } from "uuid";
import { paths } from "../../../paths.ts";
import { readBody } from "../../../platform/forms/body.ts";
import { fieldErrors } from "../../../platform/forms/errors.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { House } from "../../../platform/house.ts";
import { organisationFullName, organisationKinds } from "../../../platform/packs/kinds/organisation-kinds.ts";
import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";
import { provinceNames } from "../profile/provinces.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { setFlash } from "../../../platform/web/flash.ts";
import { barePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { fileAsText } from "../profile/emblem.ts";
import { placeOf } from "../profile/rules.ts";
import { setUp } from "./acts.ts";
import { setUpForm } from "./forms.ts";
import { ChooseKind } from "./pages/choose-kind.tsx";
import { DemoOpened } from "./pages/demo-opened.tsx";
import { SetUpDetails } from "./pages/details.tsx";
import { hasOrganisation } from "./queries.ts";

export function setupRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.use(paths.setup.pattern, onlyOnce);
  app.use(paths.setupDemo.pattern, onlyOnce);

  app.get(paths.setup.pattern, (c) => {
    const chosen = c.req.query("kind");
    const kind = kindsToday(c.var.house).find(({ key }) => key === chosen);
    if (kind)
      return detailsPage(
        c,
        kind,
        blankForm({ units: kind.units.filter((unit) => unit.usual).map((unit) => unit.key) }),
      );
    return kindPage(c, c.req.query("step") !== undefined);
  });

  app.post(paths.setup.pattern, async (c) => {
    const { house } = c.var;
    const { values, input, files } = await readBody(c);
    const kind = kindsToday(house).find(({ key }) => key === input["kind"]);
    if (!kind) return kindPage(c, true);
    const again = (errors: FormState["errors"]) =>
      detailsPage(c, kind, { values, errors }, files["emblem"] !== undefined);

    const parsed = setUpForm(kind, provinceNames(house.packs)).safeParse(input);
    if (!parsed.success) return again(fieldErrors(parsed.error));
    const { administrator, slug, units, ...typed } = parsed.data;
    const { password, passwordAgain: _, ...person } = administrator;
    const context = await house.auth.$context;
    const place = placeOf(kind, typed);
    const outcome = await setUp(
      {
        database: house.database,
        now: house.now,
        orgId: newId(),
        actor: atTheTerminal,
        requestId: c.var.requestId,
      },
      {
        kind: kind.key,
        ...place,
        amphoe: place.amphoe ?? "",
        slug,
        emblem: await fileAsText(files["emblem"]),
        units: kind.units
          .filter((unit) => units.includes(unit.key))
          .map((unit) => ({ name: unit.name, shortName: unit.short })),
        administrator: { ...person, passwordHash: await context.password.hash(password) },
      },
    );
    if (!outcome.ok)
      return outcome.reason === "invalid" ? again(outcome.errors) : problem(c, 409, outcome.message);

    setFlash(c, `สร้าง${organisationFullName(kind, place.name)}แล้ว ลงชื่อเข้าใช้ด้วยบัญชีที่เพิ่งตั้ง`);
    return c.redirect(paths.account.signIn.href({}, { next: paths.office.home.href({ org: slug }) }), 303);
  });

  app.post(paths.setupDemo.pattern, async (c) => {
    const { openDemo } = c.var.house;
    if (!openDemo) return problem(c, 404);
    const accounts = await openDemo();
    return barePage(c, {
      title: "เปิดหน่วยงานตัวอย่างแล้ว",
      wide: true,
      body: <DemoOpened accounts={accounts} />,
    });
  });

  return app;
}

const atTheTerminal = { kind: "terminal", name: "ผู้เริ่มใช้งาน (ลิงก์จากเครื่อง)" } as const;

/** Open while no organisation exists, to whoever holds the link of this run. */
const onlyOnce: MiddlewareHandler<Env> = async (c, next) => {
  const { house } = c.var;
  if (await hasOrganisation(house.database)) {
    return problem(c, 410, "ระบบนี้เริ่มใช้งานแล้ว ลงชื่อเข้าใช้ได้จากหน้าแรก หากยังไม่มีบัญชีโปรดติดต่อผู้ดูแลระบบ");
  }
  if (!sameSecret(c.req.param("token") ?? "", house.setupToken)) {
    return problem(c, 404, "ลิงก์เริ่มใช้งานไม่ถูกต้อง ลิงก์เปลี่ยนทุกครั้งที่เริ่มระบบ โปรดใช้ลิงก์ล่าสุดที่แสดงบนเครื่อง");
  }
  return next();
};

function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

/** Digests have one length, whatever was sent: nothing is learnt from the time that comparing takes. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function kindsToday(house: House): OrganisationKind[] {
  return house.packs
    .allInForce(organisationKinds, todayInBangkok(house.now()))
    .flatMap(({ data }) => data.kinds);
}

function kindPage(c: Web, notChosen: boolean) {
  const form: FormState = { values: {}, errors: notChosen ? { kind: ["เลือกประเภทของหน่วยงาน"] } : {} };
  return barePage(c, {
    title: "เริ่มใช้งาน",
    wide: true,
    invalid: notChosen,
    status: notChosen ? 422 : 200,
    body: (
      <ChooseKind
        token={c.req.param("token") ?? ""}
        form={form}
        kinds={kindsToday(c.var.house)}
        offersDemo={c.var.house.openDemo !== undefined}
      />
    ),
  });
}

function detailsPage(c: Web, kind: OrganisationKind, form: FormState, lostFile = false) {
  const invalid = Object.keys(form.errors).length > 0;
  return barePage(c, {
    title: `เริ่มใช้งาน: ${kind.full}`,
    wide: true,
    invalid,
    status: invalid ? 422 : 200,
    body: (
      <SetUpDetails
        token={c.req.param("token") ?? ""}
        form={form}
        kind={kind}
        provinces={provinceNames(c.var.house.packs)}
        publicUrl={c.var.house.publicUrl}
        lostFile={lostFile}
      />
    ),
  });
}

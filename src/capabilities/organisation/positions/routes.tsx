import { Hono } from "hono";
import { validate as isUuid } from "uuid";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { Gone } from "../pages/gone.tsx";
import { personNamed } from "../people/queries.ts";
import { fullName } from "../people/rules.ts";
import { arrangers } from "../units/acts.ts";
import { openUnits } from "../units/queries.ts";
import { addPosition, correctPosition, endPosition } from "./acts.ts";
import { AddPosition, EditPosition } from "./pages/position-form.tsx";
import { positionsOf } from "./queries.ts";

const to = paths.office;
export const positionRoutes = new Hono<Env>();

positionRoutes.get(to.positionAdd.pattern, readers(arrangers), async (c) => {
  const { person, units } = await surroundings(c, c.req.param("id"));
  if (!person) return problem(c, 404);
  return officePage(c, {
    title: "เพิ่มตำแหน่ง",
    typing: true,
    body: <AddPosition org={c.var.org.slug} person={person} units={units} form={blankForm()} />,
  });
});

positionRoutes.post(to.positionAdd.pattern, (c) => {
  const personId = c.req.param("id");
  return submit(c, addPosition, {
    title: "เพิ่มตำแหน่ง",
    fixed: { personId },
    again: async (form) => {
      const { person, units } = await surroundings(c, personId);
      return person ? (
        <AddPosition org={c.var.org.slug} person={person} units={units} form={form} />
      ) : (
        gone(c)
      );
    },
    next: () => to.person.href({ org: c.var.org.slug, id: personId }),
    said: ({ alongside }) =>
      alongside > 0 ? `เพิ่มตำแหน่งแล้ว ดำรงพร้อมกับตำแหน่งอื่นอีก ${alongside} ตำแหน่ง` : "เพิ่มตำแหน่งแล้ว",
  });
});

positionRoutes.get(to.position.pattern, readers(arrangers), async (c) => {
  const { person: personId, id } = c.req.param();
  const { person, units, position } = await surroundings(c, personId, id);
  if (!person || !position) return problem(c, 404);
  return officePage(c, {
    title: `${position.title} ของ${fullName(person)}`,
    typing: true,
    body: <EditPosition org={c.var.org.slug} person={person} units={units} position={position} />,
  });
});

positionRoutes.post(to.position.pattern, (c) => {
  const { person, id } = c.req.param();
  return submit(c, correctPosition, {
    title: "แก้ไขตำแหน่ง",
    fixed: { id, personId: person },
    again: (form) => editAgain(c, person, id, { correcting: form }),
    next: () => to.person.href({ org: c.var.org.slug, id: person }),
    said: "แก้ไขตำแหน่งแล้ว",
  });
});

positionRoutes.post(to.positionEnd.pattern, (c) => {
  const { person, id } = c.req.param();
  return submit(c, endPosition, {
    title: "สิ้นสุดการดำรงตำแหน่ง",
    fixed: { id, personId: person },
    again: (form) => editAgain(c, person, id, { ending: form }),
    next: () => to.person.href({ org: c.var.org.slug, id: person }),
    said: "บันทึกวันสิ้นสุดตำแหน่งแล้ว",
  });
});

function surroundings(c: Web, personId: string, positionId?: string) {
  const { org, house, viewer } = c.var;
  return readIn(house.database, org.id, async (db) => ({
    person: await personNamed(db, org.id, viewer, personId),
    units: await openUnits(db, org.id),
    position: isUuid(personId)
      ? (await positionsOf(db, org.id, personId)).find(({ id }) => id === positionId)
      : undefined,
  }));
}

async function editAgain(
  c: Web,
  personId: string,
  id: string,
  form: { correcting?: FormState; ending?: FormState },
) {
  const { person, units, position } = await surroundings(c, personId, id);
  if (!person || !position) return gone(c);
  return <EditPosition org={c.var.org.slug} person={person} units={units} position={position} {...form} />;
}

function gone(c: Web) {
  return <Gone backHref={to.people.href({ org: c.var.org.slug })} backLabel="ไปหน้าบุคลากร" />;
}

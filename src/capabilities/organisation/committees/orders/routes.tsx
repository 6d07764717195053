import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { organisationTitle } from "../../../../platform/accounts/organisation-title.ts";
import { allowsSomewhere } from "../../../../platform/accounts/roles.ts";
import { answerDocument } from "../../../../platform/documents/answer.ts";
import type { DocumentFormat } from "../../../../platform/documents/model.ts";
import { readIn } from "../../../../platform/database/organisation-bound.ts";
import { attachmentsOf } from "../../../../platform/files/holding.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { carriesFiles } from "../../../../platform/web/body-bounds.ts";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { emblemHref } from "../../../../platform/ui/paper/emblem.ts";
import { everyMember, readers } from "../../../../platform/web/doors.tsx";
import { officePage } from "../../../../platform/web/pages.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { submit } from "../../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../../thai/dates.ts";
import { registrars } from "../acts.ts";
import { committeeById, ordersOf, seatsOf } from "../queries.ts";
import type { Committee } from "../queries.ts";
import { emblemOf } from "../../profile/queries.ts";
import { addOrder, editOrder } from "./acts.ts";
import { appointmentOrder } from "./documents.ts";
import { newOrderValues, orderAction, OrderForm, orderValues } from "./pages/order-form.tsx";
import { OrderPage } from "./pages/order-page.tsx";
import { attachOrderScan, removeOrderScan } from "./scan/acts.ts";
import { signedScan } from "./scan/forms.ts";
import { scanOf } from "./scan/queries.ts";
import { withDraft } from "../../../../platform/forms/draft-offer.tsx";
import { lastSigner, orderById, peopleToAppoint } from "./queries.ts";

export const orderRoutes = new Hono<Env>();

orderRoutes.get(paths.office.orderAdd.pattern, readers(registrars), async (c) => {
  const found = await toAppoint(c, c.req.param("id"));
  if (!found) return problem(c, 404);
  const org = c.var.org.slug;
  const draft = await withDraft(c, orderAction(org, found.committee.id), blankForm(found.values));
  return officePage(c, {
    title: "เพิ่มคำสั่งแต่งตั้ง",
    typing: true,
    body: (
      <>
        {draft.offer}
        <OrderForm org={org} form={draft.form} committee={found.committee} people={found.people} />
      </>
    ),
  });
});

orderRoutes.post(paths.office.orderAdd.pattern, async (c) => {
  const found = await toAppoint(c, c.req.param("id"));
  if (!found) return problem(c, 404);
  const { committee, people } = found;
  const org = c.var.org.slug;
  return submit(c, addOrder, {
    title: "เพิ่มคำสั่งแต่งตั้ง",
    fixed: { committeeId: committee.id },
    again: (form) => <OrderForm org={org} form={form} committee={committee} people={people} />,
    next: ({ committeeId, id }) => paths.office.order.href({ org, committee: committeeId, id }),
    said: "บันทึกคำสั่งแล้ว",
  });
});

orderRoutes.get(paths.office.order.pattern, readers(everyMember), async (c) => {
  const found = await oneOrder(c, c.req.param("committee"), c.req.param("id"));
  if (!found) return problem(c, 404);
  return officePage(c, { title: `คำสั่งที่ ${found.order.number}`, body: orderPage(c, found) });
});

orderRoutes.post(paths.office.orderScan.pattern, carriesFiles, async (c) => {
  const found = await oneOrder(c, c.req.param("committee"), c.req.param("id"));
  if (!found) return problem(c, 404);
  return submit(c, attachOrderScan, {
    title: `คำสั่งที่ ${found.order.number}`,
    files: { files: signedScan },
    fixed: { id: found.order.id },
    again: (form) => orderPage(c, found, form),
    next: ({ committeeId, id }) => orderHref(c, committeeId, id),
    said: "แนบคำสั่งฉบับลงนามแล้ว",
  });
});

orderRoutes.post(paths.office.orderScanRemove.pattern, async (c) => {
  const found = await oneOrder(c, c.req.param("committee"), c.req.param("id"));
  if (!found) return problem(c, 404);
  return submit(c, removeOrderScan, {
    title: `คำสั่งที่ ${found.order.number}`,
    fixed: { id: found.order.id },
    again: () => orderPage(c, found),
    next: ({ committeeId, id }) => orderHref(c, committeeId, id),
    said: "นำฉบับลงนามออกแล้ว",
  });
});

type Found = NonNullable<Awaited<ReturnType<typeof oneOrder>>>;

function orderPage(c: Web, { committee, order, scans }: Found, form?: FormState) {
  const { org, viewer, house } = c.var;
  return (
    <OrderPage
      org={org.slug}
      issuer={organisationTitle(house.packs, org)}
      emblem={emblemHref(org)}
      mayWrite={allowsSomewhere(registrars, viewer.roles)}
      {...{ committee, order, scans, form }}
    />
  );
}

function orderHref(c: Web, committee: string, id: string): string {
  return paths.office.order.href({ org: c.var.org.slug, committee, id });
}
orderRoutes.get(paths.office.orderPdf.pattern, readers(everyMember), (c) =>
  orderDocument(c, c.req.param("committee"), c.req.param("id"), "pdf"),
);
orderRoutes.get(paths.office.orderDocx.pattern, readers(everyMember), (c) =>
  orderDocument(c, c.req.param("committee"), c.req.param("id"), "docx"),
);

orderRoutes.get(paths.office.orderEdit.pattern, readers(registrars), async (c) => {
  const found = await oneOrder(c, c.req.param("committee"), c.req.param("id"));
  if (!found) return problem(c, 404);
  const { committee, order, people } = found;
  const org = c.var.org.slug;
  const draft = await withDraft(c, orderAction(org, committee.id, order.id), blankForm(orderValues(order)));
  return officePage(c, {
    title: `แก้ไขคำสั่งที่ ${order.number}`,
    typing: true,
    body: (
      <>
        {draft.offer}
        <OrderForm org={org} form={draft.form} committee={committee} people={people} order={order} />
      </>
    ),
  });
});

orderRoutes.post(paths.office.orderEdit.pattern, async (c) => {
  const found = await oneOrder(c, c.req.param("committee"), c.req.param("id"));
  if (!found) return problem(c, 404);
  const { committee, order, people } = found;
  const org = c.var.org.slug;
  return submit(c, editOrder, {
    title: `แก้ไขคำสั่งที่ ${order.number}`,
    fixed: { id: order.id },
    again: (form) => <OrderForm org={org} form={form} committee={committee} people={people} order={order} />,
    next: ({ committeeId, id }) => paths.office.order.href({ org, committee: committeeId, id }),
    said: "บันทึกคำสั่งแล้ว",
  });
});

/** What the form of a new order begins with. */
function toAppoint(c: Web, committeeId: string) {
  const { house, org } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const committee = await committeeById(db, org.id, committeeId);
    if (!committee) return undefined;
    const last = (await ordersOf(db, org.id, committee.id)).toSorted((a, b) =>
      a.ordered_on < b.ordered_on ? 1 : -1,
    )[0];
    return {
      committee,
      people: await peopleToAppoint(db, org.id, todayInBangkok(house.now())),
      values: newOrderValues(committee, {
        seats: last ? await seatsOf(db, org.id, last.id) : [],
        signer: await lastSigner(db, org.id),
      }),
    };
  });
}

async function orderDocument(c: Web, committeeId: string, id: string, format: DocumentFormat) {
  const { house, org } = c.var;
  const found = await oneOrder(c, committeeId, id);
  if (!found) return problem(c, 404);
  const { committee, order } = found;
  const emblem = await readIn(house.database, org.id, (db) => emblemOf(db, org.id));
  const issuer = organisationTitle(house.packs, org);
  const model = appointmentOrder({ issuer, emblem, committee, order });
  return answerDocument(c, model, format, `คำสั่งที่ ${order.number.replaceAll("/", "-")} ${order.subject}`);
}

function oneOrder(c: Web, committeeId: string, id: string) {
  const { house, org } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const committee: Committee | undefined = await committeeById(db, org.id, committeeId);
    const order = committee && (await orderById(db, org.id, committee.id, id));
    if (!committee || !order) return undefined;
    const scans = await attachmentsOf(db, org.id, scanOf(order.id));
    return {
      committee,
      order,
      scans,
      people: await peopleToAppoint(db, org.id, todayInBangkok(house.now())),
    };
  });
}

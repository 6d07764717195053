import { Hono } from "hono";
import { compareThai } from "../../thai/order.ts";
import { paths } from "../../paths.ts";
import { allowsSomewhere } from "../accounts/roles.ts";
// Done at the terminal only, read here: the log must know their titles.
import "../accounts/terminal-acts.ts";
import { allActs } from "../acts/act.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { Capability } from "../web/capability.ts";
import type { Env } from "../web/context.ts";
import { tableFile } from "../tables/file.ts";
import { readers } from "../web/doors.tsx";
import { officePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { auditColumns, auditLines } from "./export.ts";
import { readFilter, readSeq } from "./forms.ts";
import { AuditLog } from "./pages/log.tsx";
import {
  auditAccounts,
  auditPage,
  auditPortion,
  auditReaders,
  auditRecordKinds,
  isConfidential,
  recordNames,
} from "./queries.ts";
import { verifyChain } from "./verify.ts";
import { actorKinds, idsIn, kindInWords } from "./words.ts";

/** A look from a page must end soon; the terminal looks at the whole chain. */
const VERIFIED_FROM_PAGE = 20_000;

const office = new Hono<Env>();

office.get(paths.office.audit.pattern, readers(auditReaders), async (c) => {
  const { house, org, viewer } = c.var;
  const { asked, filter, form } = readFilter((name) => c.req.query(name));
  const wrong = Object.keys(form.errors).length > 0;
  const place = { before: readSeq(c.req.query("before")), after: readSeq(c.req.query("after")) };
  const found = await readIn(house.database, org.id, async (db) => {
    const page = wrong
      ? { rows: [], hasNewer: false, hasOlder: false }
      : await auditPage(db, org.id, viewer.roles, filter, place);
    return {
      page,
      names: await recordNames(db, org.id, viewer.roles, idsIn(page.rows.map(({ changes }) => changes))),
      accounts: await auditAccounts(db, org.id, viewer.roles),
      kinds: await auditRecordKinds(db, org.id, viewer.roles),
    };
  });
  const report =
    c.req.query("verify") === "1"
      ? await readIn(house.database, org.id, (db) => verifyChain(db, org.id, { newest: VERIFIED_FROM_PAGE }))
      : undefined;
  return officePage(c, {
    title: "บันทึกการใช้งาน",
    invalid: wrong,
    status: wrong ? 422 : 200,
    body: (
      <AuditLog
        {...found.page}
        names={found.names}
        asked={asked}
        form={form}
        people={[
          ...inThaiOrder(found.accounts.map(({ value, name }) => ({ value, label: name }))),
          ...actorKinds,
        ]}
        kinds={inThaiOrder(found.kinds.map((kind) => ({ value: kind, label: kindInWords(kind) })))}
        acts={inThaiOrder(
          allActs()
            .filter(({ definition }) => !isConfidential(definition.name))
            .map(({ definition }) => ({ value: definition.name, label: definition.title })),
        )}
        exportHref={paths.office.auditExport.href({ org: org.slug }, asked)}
        report={report}
      />
    ),
  });
});

office.get(paths.office.auditExport.pattern, readers(auditReaders), (c) => {
  const { house, org, viewer } = c.var;
  const { filter, form } = readFilter((name) => c.req.query(name));
  if (Object.keys(form.errors).length > 0)
    return problem(c, 400, "วันที่ในตัวกรองไม่ถูกต้อง โปรดกลับไปแก้แล้วส่งออกใหม่");
  const rows = auditLines((before, limit) =>
    readIn(house.database, org.id, async (db) => {
      const found = await auditPortion(db, org.id, viewer.roles, filter, before, limit);
      const ids = idsIn(found.map(({ changes }) => changes));
      return { rows: found, names: await recordNames(db, org.id, viewer.roles, ids) };
    }),
  );
  return tableFile(c, "csv", { name: "audit", title: "บันทึกการใช้งาน", columns: auditColumns(), rows });
});

function inThaiOrder<One extends { label: string }>(choices: One[]): One[] {
  return choices.toSorted((a, b) => compareThai(a.label, b.label));
}

export const auditing: Capability = {
  name: "audit",
  ways: ({ org, roles }) =>
    allowsSomewhere(auditReaders, roles)
      ? [
          {
            group: "house",
            label: "บันทึกการใช้งาน",
            href: paths.office.audit.href({ org: org.slug }),
            icon: "log",
          },
        ]
      : [],
  office,
};

import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import { typedValue } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { excuseOfReport, takeBackExcuse } from "./excuse-acts.ts";
import { openReport } from "./opening.ts";
import type { OpenReport } from "./opening.ts";
import { ReportPage } from "./pages/report-page.tsx";
import {
  commentOnReport,
  exceptReport,
  expectReport,
  passReport,
  receiveReport,
  returnReport,
  sendReport,
} from "./report-acts.ts";
import { allowsStep } from "./rules.ts";
import type { ReportStep } from "./rules.ts";

const to = paths.office;
export const unitReportRoutes = new Hono<Env>();

const stepActs = {
  send: sendReport,
  pass: passReport,
  return: returnReport,
  receive: receiveReport,
  except: exceptReport,
  expect: expectReport,
} as const;

unitReportRoutes.get(to.unitReport.pattern, readers(everyMember), async (c) => {
  const open = await openReport(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: titleOf(open), typing: true, body: reportPage(c, open) });
});

/** Everything that can be done with a report comes back to its page. */
const doings = [
  { about: "send", path: to.unitReportSend, act: sendReport, said: "ส่งรายงานแล้ว" },
  { about: "pass", path: to.unitReportPass, act: passReport, said: "ผ่านรายงานแล้ว" },
  { about: "return", path: to.unitReportReturn, act: returnReport, said: "ส่งรายงานกลับให้แก้ไขแล้ว" },
  { about: "receive", path: to.unitReportReceive, act: receiveReport, said: "รับรายงานแล้ว" },
  { about: "except", path: to.unitReportExcept, act: exceptReport, said: "ยกเว้นหน่วยงานแล้ว" },
  { about: "expect", path: to.unitReportExpect, act: expectReport, said: "ยกเลิกการยกเว้นแล้ว" },
  { about: "comment", path: to.unitReportComment, act: commentOnReport, said: "ส่งความเห็นแล้ว" },
  { about: "finding", path: to.unitReportExcuse, act: excuseOfReport, said: "บันทึกเหตุผลแล้ว" },
  { about: "finding", path: to.unitReportExcuseBack, act: takeBackExcuse, said: "ยกเลิกเหตุผลแล้ว" },
] as const;

for (const { about, path, act, said } of doings) {
  unitReportRoutes.post(path.pattern, async (c) => {
    const open = await openReport(c);
    if (!open) return problem(c, 404);
    const { year, round } = open.row;
    const { unitId } = open.report;
    return submit(c, act as unknown as typeof expectReport, {
      title: titleOf(open),
      fixed: { year, round, unitId },
      again: (form) => reportPage(c, open, { about: whichOf(about, form), form }),
      next: (value) => to.unitReport.href(placeOf(c, open)) + anchorOf(value),
      said,
    });
  });
}

/** Of many forms of a kind the one that was typed into. */
function whichOf(about: string, form: FormState): string {
  if (about === "comment") return `comment:${typedValue(form, "projectYearId")}`;
  return about === "finding" ? `finding:${typedValue(form, "finding")}` : about;
}

/** After a comment the page opens where it was made. */
function anchorOf(value: object): string {
  const at = "projectYearId" in value ? value.projectYearId : undefined;
  return typeof at === "string" ? `#p-${at}` : "";
}

function titleOf({ report }: OpenReport): string {
  return `รายงานของ${report.unitName}`;
}

function placeOf(c: Web, { row, report }: OpenReport) {
  return { org: c.var.org.slug, year: String(row.year), round: row.round, id: report.unitId };
}

function reportPage(c: Web, open: OpenReport, refused?: { about: string; form: FormState }) {
  const { roles } = c.var.viewer;
  const { unitId, status } = open.report;
  const isOpen = open.year.status === "open" && open.row.locked === null;
  const isTheirs = (act: (typeof stepActs)[ReportStep] | typeof commentOnReport) =>
    allows(act.definition.may, roles, unitId);
  return (
    <ReportPage
      {...open}
      at={placeOf(c, open)}
      may={(step) => isOpen && allowsStep(status, step) && isTheirs(stepActs[step])}
      mayComment={isOpen && status !== "excepted" && isTheirs(commentOnReport)}
      refused={refused}
    />
  );
}

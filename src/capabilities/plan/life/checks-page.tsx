import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import type { FindingLevel } from "../../../platform/checks/finding.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import type { Tone } from "../../../platform/ui/badge.tsx";
import { ActButton } from "../../../platform/ui/button.tsx";
import { Empty } from "../../../platform/ui/empty.tsx";
import { TextField } from "../../../platform/ui/fields.tsx";
import { Form } from "../../../platform/ui/form.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { checkTitles } from "../checks/check.ts";
import type { Finding } from "../checks/finding.ts";
import { PlanHead } from "../pages/plan-head.tsx";
import type { PlanRow, ProjectRow } from "../queries.ts";
import { allowsPlanStep } from "../rules.ts";
import { editorHref, readerHref } from "./editor-href.ts";
import type { PlanStand } from "./stand.ts";

const levels: Record<FindingLevel, { title: string; one: string; tone: Tone; lead: string }> = {
  error: { title: "ต้องแก้ก่อนเสนอ", one: "ต้องแก้", tone: "stop", lead: "เสนอผู้บริหารไม่ได้จนกว่าจะแก้ครบ" },
  warning: {
    title: "ข้อเตือน",
    one: "เตือน",
    tone: "late",
    lead: "แก้ไข หรือให้เหตุผลว่าถูกต้องแล้ว ผู้บริหารเห็นเหตุผลนี้",
  },
  advice: { title: "ข้อแนะนำ", one: "แนะนำ", tone: "idle", lead: "ทำแล้วแผนดีขึ้น ไม่ทำก็เสนอได้" },
};

interface ChecksPageProps {
  org: string;
  plan: PlanRow;
  projects: readonly ProjectRow[];
  stand: PlanStand;
  mayWrite: boolean;
  /** The excuse of a finding, or of all of one check, that was refused, with what was typed. */
  refused?: { about: string; form: FormState };
  /** A kind that is asked for by itself, or one of its findings that is to have a reason of its own. */
  asked?: string;
}

export function ChecksPage(props: ChecksPageProps) {
  const { org, plan, stand, asked, refused } = props;
  const about = asked ?? refused?.about;
  const one = groupsOf(stand.findings).find(
    ({ check, findings }) =>
      findings.length > FEW && (check === asked || findings.some(({ id }) => id === about)),
  );
  return (
    <>
      <PlanHead org={org} plan={plan} view="checks" lead="ตรวจใหม่ทุกครั้งที่เปิดหน้านี้" />
      {stand.findings.length === 0 && (
        <Empty title="ไม่พบข้อที่ต้องแก้" icon="done">
          แผนพร้อมเสนอผู้บริหาร
        </Empty>
      )}
      {one ? (
        <OneKind {...props} {...one} />
      ) : (
        (["error", "warning", "advice"] as const).map((level) => (
          <OneLevel key={level} {...props} level={level} />
        ))
      )}
    </>
  );
}

interface Kind {
  check: string;
  findings: readonly Finding[];
}

function groupsOf(findings: readonly Finding[]): Kind[] {
  const groups = Map.groupBy(findings, ({ check }) => check);
  return [...groups].map(([check, same]) => ({ check, findings: same }));
}

/** So many of one kind stand open. */
const FEW = 3;

function OneLevel(props: ChecksPageProps & { level: FindingLevel }) {
  const { level, stand } = props;
  const findings = stand.findings.filter((finding) => finding.level === level);
  if (findings.length === 0) return null;
  return (
    <Sheet title={levels[level].title} aside={`${findings.length} ข้อ`} id={level}>
      <p class="hush">{levels[level].lead}</p>
      {groupsOf(findings).map((kind) =>
        kind.findings.length > FEW ? (
          <FoldedKind key={kind.check} {...props} {...kind} />
        ) : (
          <InFull key={kind.check} {...props} {...kind} />
        ),
      )}
    </Sheet>
  );
}

type KindProps = ChecksPageProps & Kind;

/** All that is said of one kind, each with its way out. */
function InFull(props: KindProps) {
  return (
    <>
      <OneReason {...props} />
      <ol class="plain">
        {props.findings.map((finding) => (
          <OneFinding
            key={finding.id}
            {...props}
            finding={finding}
            isOneOfMany={props.findings.length > FEW}
          />
        ))}
      </ol>
    </>
  );
}

/** One kind by itself, where each of many may get a reason of its own. */
function OneKind(props: KindProps) {
  const { org, plan, check, findings } = props;
  return (
    <Sheet title={checkTitles.get(check) ?? check} aside={`${findings.length} ข้อ`} id={`c-${check}`}>
      <p>
        <a href={`${paths.office.planChecks.href({ org, plan: plan.id })}#c-${check}`}>ดูทุกเรื่องที่ตรวจ</a>
      </p>
      <InFull {...props} />
    </Sheet>
  );
}

/** An imported plan may say one thing a hundred times: it is told once, and opens to where it is. */
function FoldedKind(props: KindProps) {
  const { org, plan, projects, stand, check, findings, refused, mayWrite } = props;
  const excused = findings.filter(({ id }) => stand.excuses.has(id)).length;
  const [first] = findings;
  const remedies = new Set(findings.map(({ remedy }) => remedy));
  const mayEdit = mayWrite && allowsPlanStep(plan.status, "edit");
  return (
    <details class="said" id={`c-${check}`} open={refused?.about === check}>
      <summary>
        <strong>{checkTitles.get(check)}</strong>{" "}
        <span class="hush">
          {findings.length} ข้อ{excused > 0 && ` · มีเหตุผลแล้ว ${excused} ข้อ`}
        </span>
      </summary>
      {check === "indicator-unconfirmed" && first?.place.projectId && (
        <p>
          ยืนยันทุกข้อของโครงการพร้อมกันได้ในหน้าโครงการ{" "}
          <a
            href={`${paths.office.planProject.href({ org, plan: plan.id, id: first.place.projectId })}#results`}
          >
            เริ่มจากโครงการแรก
          </a>
        </p>
      )}
      {remedies.size === 1 && <p class="hush">{first?.remedy}</p>}
      <OneReason {...props} />
      <ol class="plain">
        {[...Map.groupBy(findings, ({ message }) => message)].map(([message, same]) => (
          <li key={message}>
            {message}
            {same.map((finding) => (
              <>
                {" "}
                <a href={(mayEdit ? editorHref : readerHref)(org, plan, finding)}>
                  {numberOf(projects, finding) ?? (mayEdit ? "ไปแก้ไข" : "ไปดู")}
                </a>
                {stand.excuses.has(finding.id) && " (มีเหตุผลแล้ว)"}
              </>
            ))}
          </li>
        ))}
      </ol>
      <p>
        <a href={paths.office.planChecks.href({ org, plan: plan.id }, { finding: check })}>
          {mayEdit && first?.level === "warning" ? "ดูวิธีแก้และให้เหตุผลทีละข้อ" : "ดูวิธีแก้ทีละข้อ"}
        </a>
      </p>
    </details>
  );
}

/** โครงการที่ 7, as the book counts. */
function numberOf(projects: readonly ProjectRow[], { place }: Finding): string | undefined {
  const at = projects.findIndex(({ id }) => id === place.projectId);
  return at < 0 ? undefined : `โครงการที่ ${at + 1}`;
}

/** What is right for the same reason every time is said once. */
function OneReason({ org, plan, stand, check, findings, mayWrite, refused }: KindProps) {
  const left = findings.filter(({ id, level }) => level === "warning" && !stand.excuses.has(id)).length;
  if (left < 2 || !mayWrite || !allowsPlanStep(plan.status, "edit")) return null;
  const form = formAbout(check, refused);
  return (
    <Form form={form} action={paths.office.planExcuseAll.href({ org, plan: plan.id })} hidden={{ check }}>
      <div class="reply">
        <TextField form={form} name="reason" label={`เหตุผลเดียวกันทั้ง ${left} ข้อที่ยังไม่มีเหตุผล`} maxlength={1000} />
        <button class="btn" type="submit">
          ให้เหตุผลทั้ง {left} ข้อ
        </button>
      </div>
    </Form>
  );
}

/** Every excuse has a form with the same field. */
function formAbout(about: string, refused: ChecksPageProps["refused"]): FormState {
  return { ...(refused?.about === about ? refused.form : blankForm()), among: about };
}

function OneFinding(props: ChecksPageProps & { finding: Finding; isOneOfMany: boolean }) {
  const { org, plan, projects, stand, finding, mayWrite, refused, asked, isOneOfMany } = props;
  const mayEdit = mayWrite && allowsPlanStep(plan.status, "edit");
  const excuse = stand.excuses.get(finding.id);
  const form = formAbout(finding.id, refused);
  const isAsked = [asked, refused?.about].includes(finding.id);
  const project = projects.find(({ id }) => id === finding.place.projectId);
  return (
    <li class="said" id={`f-${finding.id}`}>
      <p>
        <Badge tone={excuse ? "done" : levels[finding.level].tone}>
          {excuse ? "มีเหตุผลแล้ว" : levels[finding.level].one}
        </Badge>{" "}
        {project && !finding.message.startsWith(`“${project.title.slice(0, 20)}`) && (
          <strong>{project.title}: </strong>
        )}
        {finding.message}
      </p>
      <p class="hush">
        {finding.remedy}{" "}
        {mayEdit ? (
          <a href={editorHref(org, plan, finding)}>ไปแก้ไข</a>
        ) : (
          <a href={readerHref(org, plan, finding)}>ไปดู</a>
        )}
      </p>
      {excuse && (
        <div class="row">
          <span>
            เหตุผล: {excuse.reason} <span class="hush">({excuse.by_name})</span>
          </span>
          {mayEdit && (
            <ActButton
              action={paths.office.planExcuseBack.href({ org, plan: plan.id })}
              hidden={{ finding: finding.id }}
            >
              ยกเลิกเหตุผล
            </ActButton>
          )}
        </div>
      )}
      {mayEdit && !excuse && finding.level === "warning" && isOneOfMany && !isAsked && (
        <p>
          <a href={ownReasonHref(org, plan.id, finding.id)}>ให้เหตุผลเฉพาะข้อนี้</a>
        </p>
      )}
      {mayEdit && !excuse && finding.level === "warning" && (isAsked || !isOneOfMany) && (
        <Form
          form={form}
          action={paths.office.planExcuse.href({ org, plan: plan.id })}
          hidden={{ finding: finding.id }}
        >
          <div class="reply">
            <TextField form={form} name="reason" label="เหตุผลที่ถูกต้องแล้ว" maxlength={1000} />
            <button class="btn" type="submit">
              ให้เหตุผล
            </button>
          </div>
        </Form>
      )}
    </li>
  );
}

/** A form for each of hundreds would be most of the page: this one is drawn when it is asked for. */
function ownReasonHref(org: string, plan: string, finding: string): string {
  return `${paths.office.planChecks.href({ org, plan }, { finding })}#f-${encodeURIComponent(finding)}`;
}

/** What the checks say about one project, at the top of its page. */
export function FindingsOfProject({
  org,
  plan,
  stand,
  projectId,
  mayWrite,
}: {
  org: string;
  plan: PlanRow;
  stand: PlanStand;
  projectId: string;
  mayWrite: boolean;
}): ComponentChildren {
  const mayEdit = mayWrite && allowsPlanStep(plan.status, "edit");
  const findings = stand.findings.filter(
    ({ id, level, place }) => place.projectId === projectId && level !== "advice" && !stand.excuses.has(id),
  );
  if (findings.length === 0) return null;
  return (
    <Sheet title="สิ่งที่ควรแก้ในโครงการนี้" aside={`${findings.length} ข้อ`}>
      <ul class="plain">
        {findings.map((finding) => (
          <li key={finding.id}>
            <Badge tone={levels[finding.level].tone}>{levels[finding.level].one}</Badge> {finding.message}{" "}
            {mayEdit && <a href={editorHref(org, plan, finding)}>ไปแก้ไข</a>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

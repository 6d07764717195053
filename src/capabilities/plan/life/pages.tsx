import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import { SelectField } from "../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../platform/ui/empty.tsx";
import { Figures } from "../../../platform/ui/figures.tsx";
import { Notice } from "../../../platform/ui/notice.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { Table } from "../../../platform/ui/table.tsx";
import { Timeline } from "../../../platform/ui/timeline.tsx";
import { formatThaiDate, formatThaiDateTime } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { formatBaht } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import type { PlanContent } from "../content.ts";
import { planCrumbs, PlanHead } from "../pages/plan-head.tsx";
import type { PlanRow } from "../queries.ts";
import { editionTitle } from "../rules.ts";
import { totalsOf } from "../totals.ts";
import type { ChangedPart } from "./compare.ts";
import { versionStatuses } from "./versions.ts";
import type { VersionInList } from "./versions.ts";

export const CURRENT = "now";
/** What a plan is called beside its versions. */
export const NOW = "ที่กำลังจัดทำอยู่";

interface VersionsPageProps {
  org: string;
  plan: PlanRow;
  versions: readonly VersionInList[];
  form: FormState;
}

export function VersionsPage({ org, plan, versions, form }: VersionsPageProps) {
  return (
    <>
      <PlanHead org={org} plan={plan} view="versions" lead="ทุกฉบับที่เสนอ ส่งกลับ อนุมัติ หรือประกาศใช้ เปิดอ่านได้เสมอ" />
      {versions.length === 0 ? (
        <Empty title="ยังไม่มีฉบับที่เก็บไว้">เมื่อเสนอแผนต่อผู้บริหาร ระบบเก็บฉบับที่เสนอไว้ทั้งเล่ม</Empty>
      ) : (
        <>
          <Sheet title="เทียบสองฉบับ">
            <form method="get" action={paths.office.planCompare.href({ org, plan: plan.id })} class="row">
              <SelectField form={form} name="from" label="ฉบับก่อน" choices={choicesOf(versions)} blank="" />
              <SelectField
                form={form}
                name="to"
                label="ฉบับหลัง"
                choices={[{ value: CURRENT, label: NOW }, ...choicesOf(versions)]}
                blank=""
              />
              <button class="btn go" type="submit">
                เทียบ
              </button>
            </form>
          </Sheet>
          <Sheet title="ความเป็นมา">
            <Timeline
              steps={versions.map((version) => ({
                title: `${versionStatuses[version.status]} · ${editionTitle(version.amendment)}`,
                when: formatThaiDateTime(version.made_at),
                at: version.made_at.toISOString(),
                by: version.by_name,
                detail: (
                  <>
                    {version.order_number && <p>เลขที่ {version.order_number}</p>}
                    {version.decided_on && <p>ลงวันที่ {formatThaiDate(isoDate(version.decided_on))}</p>}
                    {version.note && <p>{version.note}</p>}
                    <p>
                      <a
                        href={paths.office.planVersion.href({
                          org,
                          plan: plan.id,
                          number: String(version.number),
                        })}
                      >
                        เปิดอ่านฉบับที่เก็บไว้ลำดับที่ {version.number}
                      </a>
                    </p>
                  </>
                ),
              }))}
            />
          </Sheet>
        </>
      )}
    </>
  );
}

function choicesOf(versions: readonly VersionInList[]) {
  return versions.map((version) => ({ value: String(version.number), label: titleOf(version) }));
}

export function titleOf(version: VersionInList): string {
  return `ลำดับที่ ${version.number}: ${versionStatuses[version.status]} ${formatThaiDateTime(version.made_at)}`;
}

interface ComparePageProps {
  org: string;
  plan: PlanRow;
  from: Side;
  to: Side;
  parts: readonly ChangedPart[];
}

/** One of the two that are compared. */
export interface Side {
  title: string;
  content: PlanContent;
}

const whatWords = { added: "เพิ่ม", removed: "นำออก", changed: "แก้ไข" } as const;
const whatTones = { added: "done", removed: "stop", changed: "doing" } as const;

export function ComparePage({ org, plan, from, to, parts }: ComparePageProps) {
  return (
    <>
      <PageHead
        title="สิ่งที่เปลี่ยนไป"
        crumbs={[
          ...planCrumbs(org, plan),
          { label: "ฉบับ", href: paths.office.planVersions.href({ org, plan: plan.id }) },
        ]}
        lead={`จาก ${from.title} เป็น ${to.title}`}
      />
      {to.title === NOW && plan.status === "draft" && plan.amendment_reason && (
        <Notice title={editionTitle(plan.amendment)}>{`เหตุผล: ${plan.amendment_reason}`}</Notice>
      )}
      {parts.length > 0 && <Sums from={from.content} to={to.content} parts={parts} />}
      {parts.length === 0 && <Empty title="สองฉบับนี้เหมือนกันทุกถ้อยคำ" />}
      {parts.map((part) => (
        <Sheet
          key={part.projectId ?? part.title}
          title={part.title}
          aside={<Badge tone={whatTones[part.what]}>{whatWords[part.what]}</Badge>}
          flush
        >
          {part.changes.length > 0 && (
            <Table
              caption={part.title}
              captionUnseen
              rows={part.changes}
              rowKey={({ label }) => label}
              columns={[
                { key: "label", head: "ช่อง", cardTitle: true, cell: ({ label }) => label },
                { key: "before", head: "ก่อน", cell: ({ before }) => <Lines text={before} /> },
                { key: "after", head: "หลัง", cell: ({ after }) => <Lines text={after} /> },
              ]}
              empty={null}
            />
          )}
        </Sheet>
      ))}
    </>
  );
}

/** What the changes come to. */
function Sums({ from, to, parts }: { from: PlanContent; to: PlanContent; parts: readonly ChangedPart[] }) {
  const projects = parts.filter(({ projectId }) => projectId !== null);
  const [before, after] = [from, to].map((side) => totalsOf(side.projects, side.funds, side.years.length));
  const baht = (sum: Satang) => formatBaht(sum, { decimals: "needed" });
  const counted = Object.entries(whatWords).map(
    ([what, word]) => `${word} ${projects.filter((part) => part.what === what).length}`,
  );
  if (!before || !after) return null;
  return (
    <Figures
      figures={[
        {
          label: "โครงการ กิจกรรม มาตรการ",
          value: after.count,
          unit: "โครงการ",
          note: `เดิม ${before.count} · ${counted.join(" · ")}`,
        },
        {
          label: `งบประมาณ ${to.years.length} ปี`,
          value: baht(after.all),
          unit: "บาท",
          note: after.all === before.all ? "เท่าเดิม" : `เดิม ${baht(before.all)} บาท`,
        },
      ]}
    />
  );
}

function Lines({ text }: { text: string }) {
  if (text === "") return <>–</>;
  return (
    <div>
      {text.split("\n").map((line, index) => (
        <div key={index}>{line}</div>
      ))}
    </div>
  );
}

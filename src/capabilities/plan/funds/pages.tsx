import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import { Confirm } from "../../../platform/ui/confirm.tsx";
import { Empty } from "../../../platform/ui/empty.tsx";
import { TextField } from "../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../platform/ui/form.tsx";
import { MoneyField } from "../../../platform/ui/money-field.tsx";
import { Notice } from "../../../platform/ui/notice.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { formatBaht, satang, sumSatang } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import { planCrumbs, PlanHead } from "../pages/plan-head.tsx";
import { sumValues } from "../projects/pages/project-form.tsx";
import type { FundRow, PlanRow, ProjectRow } from "../queries.ts";
import { allowsPlanStep, whyNotNow } from "../rules.ts";

interface FundsPageProps {
  org: string;
  plan: PlanRow;
  projects: readonly ProjectRow[];
  mayWrite: boolean;
  form?: FormState;
}

export function FundsPage({ org, plan, projects, mayWrite, form = blankForm() }: FundsPageProps) {
  const mayEdit = mayWrite && allowsPlanStep(plan.status, "edit");
  return (
    <>
      <PlanHead
        org={org}
        plan={plan}
        view="funds"
        lead="โครงการในแผนพัฒนาท้องถิ่นหรือแหล่งอื่นที่จ่ายเงินให้โครงการของแผนนี้"
      />
      {plan.funds.length === 0 && (
        <Empty title="ยังไม่มีแหล่งเงิน">
          ใส่เฉพาะเมื่อโครงการใช้เงินจากโครงการอื่นที่ตั้งงบไว้แล้ว ระบบจะไม่นับเงินก้อนเดียวกันซ้ำ
        </Empty>
      )}
      {plan.funds.map((fund) => (
        <FundSheet key={fund.id} {...{ org, plan, fund, projects, mayEdit }} />
      ))}
      {mayEdit && (
        <Form form={form} action={paths.office.planFunds.href({ org, plan: plan.id })}>
          <Sheet title="เพิ่มแหล่งเงิน">
            <FundFields form={form} plan={plan} />
          </Sheet>
          <SubmitRow label="เพิ่มแหล่งเงิน" />
        </Form>
      )}
    </>
  );
}

function baht(sum: Satang): string {
  return `${formatBaht(sum, { decimals: "needed" })} บาท`;
}

interface FundSheetProps {
  org: string;
  plan: PlanRow;
  fund: FundRow;
  projects: readonly ProjectRow[];
  mayEdit: boolean;
}

function FundSheet({ org, plan, fund, projects, mayEdit }: FundSheetProps) {
  const users = projects.filter(({ fundings }) => fundings.some(({ fundId }) => fundId === fund.id));
  const at = { org, plan: plan.id, id: fund.id };
  return (
    <Sheet title={fund.name} aside={`${users.length} โครงการใช้`}>
      <dl class="facts">
        {plan.years.map((year, index) => {
          const holds = fund.budgets[index];
          const takes = sumSatang(
            users.map(({ fundings }) =>
              satang(fundings.find(({ fundId }) => fundId === fund.id)?.budgets[index] ?? 0),
            ),
          );
          return (
            <div key={year}>
              <dt>ปี {year}</dt>
              <dd>
                {holds === null || holds === undefined ? "ไม่ได้ระบุ" : baht(satang(holds))}
                {takes > 0 && <span class="hush"> โครงการใช้รวม {baht(takes)}</span>}
                {holds !== null && holds !== undefined && takes > holds && (
                  <span class="hush"> (เงินก้อนเดียวกันหลายโครงการใช้ร่วมกัน นับครั้งเดียว)</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {users.length > 0 && (
        <ul>
          {users.map(({ id, title }) => (
            <li key={id}>
              <a href={paths.office.planProject.href({ org, plan: plan.id, id })}>{title}</a>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <div class="row">
          <a class="btn" href={paths.office.planFund.href(at)}>
            แก้ไข
          </a>
          {users.length === 0 && (
            <Confirm
              id={`remove-${fund.id}`}
              trigger="ลบ"
              title={`ลบแหล่งเงิน “${fund.name}”`}
              action={paths.office.planFundRemove.href(at)}
              hidden={{ version: String(fund.version) }}
              yes="ลบ"
            />
          )}
        </div>
      )}
    </Sheet>
  );
}

function FundFields({ form, plan }: { form: FormState; plan: PlanRow }) {
  return (
    <>
      <TextField form={form} name="name" label="ชื่อโครงการหรือแหล่งเงิน" maxlength={500} />
      <div class="few">
        {plan.years.map((year, index) => (
          <MoneyField key={year} form={form} name={`budgets.${index}`} label={`ปี ${year}`} optional />
        ))}
      </div>
    </>
  );
}

export function FundForm({
  org,
  form,
  plan,
  fund,
}: {
  org: string;
  form: FormState;
  plan: PlanRow;
  fund: FundRow;
}) {
  const list = paths.office.planFunds.href({ org, plan: plan.id });
  return (
    <>
      <PageHead
        title="แก้ไขแหล่งเงิน"
        crumbs={[...planCrumbs(org, plan), { label: "แหล่งเงิน", href: list }]}
        lead={fund.name}
      />
      {!allowsPlanStep(plan.status, "edit") && <Notice>{whyNotNow[plan.status]}</Notice>}
      <Form
        form={form}
        action={paths.office.planFund.href({ org, plan: plan.id, id: fund.id })}
        version={fund.version}
      >
        <Sheet>
          <FundFields form={form} plan={plan} />
        </Sheet>
        <SubmitRow label="บันทึกแหล่งเงิน" cancelHref={list} />
      </Form>
    </>
  );
}

export function fundValues(fund: FundRow) {
  return { name: fund.name, ...sumValues("budgets", fund.budgets) };
}

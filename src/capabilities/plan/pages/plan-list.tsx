import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import { RadioGroup, SelectField } from "../../../platform/ui/choice-fields.tsx";
import { LinkButton } from "../../../platform/ui/button.tsx";
import { Empty } from "../../../platform/ui/empty.tsx";
import { Form, SubmitRow } from "../../../platform/ui/form.tsx";
import { Notice } from "../../../platform/ui/notice.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import type { PlanRow } from "../queries.ts";
import { editionTitle, planStatuses } from "../rules.ts";

interface PlanListProps {
  org: string;
  plans: readonly PlanRow[];
  mayWrite: boolean;
}

export function PlanList({ org, plans, mayWrite }: PlanListProps) {
  const start = mayWrite && (
    <div class="row">
      <LinkButton href={paths.office.planStart.href({ org })} tone={plans.length === 0 ? "go" : undefined}>
        เริ่มทำแผน
      </LinkButton>
      <LinkButton href={paths.office.planImport.href({ org })}>นำเข้าแผนเดิม</LinkButton>
    </div>
  );
  return (
    <>
      <PageHead
        title="แผนป้องกันการทุจริต"
        lead="แผนปฏิบัติการป้องกันการทุจริต ห้าปีต่อหนึ่งฉบับ ทุกรายงานและหน้าเผยแพร่มาจากแผนนี้"
        actions={plans.length > 0 && start}
      />
      {plans.length === 0 ? (
        <Empty title="ยังไม่มีแผน" action={start}>
          เริ่มจากโครงการสำเร็จรูปราว 40 โครงการแล้วแก้ให้เป็นของหน่วยงาน หรือนำเข้าแผนเดิมจาก Word, Excel หรือไฟล์ข้อความ
        </Empty>
      ) : (
        plans.map((plan) => {
          const { title, tone } = planStatuses[plan.status];
          return (
            <Sheet
              key={plan.id}
              title={`พ.ศ. ${plan.cycle.replace("-", "–")}`}
              aside={<Badge tone={tone}>{title}</Badge>}
            >
              <p>
                <a href={paths.office.plan.href({ org, plan: plan.id })}>{plan.title}</a>
              </p>
              <p class="hush">{editionTitle(plan.amendment)}</p>
            </Sheet>
          );
        })
      )}
    </>
  );
}

interface StartPlanFormProps {
  org: string;
  form: FormState;
  cycles: readonly { key: string; title: string }[];
  /** Those that there are already. */
  plans: readonly PlanRow[];
}

export function StartPlanForm({ org, form, cycles, plans }: StartPlanFormProps) {
  return (
    <>
      <PageHead
        title="เริ่มทำแผน"
        crumbs={[{ label: "แผนป้องกันการทุจริต", href: paths.office.plans.href({ org }) }]}
      />
      {plans.length > 0 && (
        <Notice title="หน่วยงานมีแผนอยู่แล้ว">
          <p>
            หากต้องการแก้แผนเดิม ให้เปิดแผนนั้น:{" "}
            {plans.map(({ id, cycle, status }) => (
              <a key={id} href={paths.office.plan.href({ org, plan: id })}>
                พ.ศ. {cycle} ({planStatuses[status].title}){" "}
              </a>
            ))}
            ของช่วงปีเดียวกัน ฉบับที่ประกาศใช้หลังสุดมีผล
          </p>
        </Notice>
      )}
      <Form form={form} action={paths.office.planStart.href({ org })}>
        <Sheet>
          <SelectField
            form={form}
            name="cycle"
            label="ช่วงปีของแผน"
            choices={cycles.map(({ key, title }) => ({ value: key, label: title }))}
          />
          <RadioGroup
            form={form}
            name="begin"
            label="เริ่มจาก"
            choices={[
              {
                value: "ready",
                label: "โครงการสำเร็จรูป",
                help: "มีบทนำ เป้าหมาย และโครงการครบทุกมิติ ใส่ชื่อหน่วยงานให้แล้ว เลือกนำออกหรือแก้ภายหลังได้",
              },
              { value: "blank", label: "แผนเปล่า", help: "มีเพียงมิติและภารกิจ เพิ่มโครงการเองทีละโครงการ" },
            ]}
          />
        </Sheet>
        <SubmitRow label="เริ่มทำแผน" cancelHref={paths.office.plans.href({ org })} />
      </Form>
    </>
  );
}

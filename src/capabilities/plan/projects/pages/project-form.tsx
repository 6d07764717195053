import { paths } from "../../../../paths.ts";
import { typedValues } from "../../../../platform/forms/state.ts";
import type { FormState, FormValues } from "../../../../platform/forms/state.ts";
import { rowsShown } from "../../../../platform/forms/rows-shown.ts";
import { Checkbox, CheckboxGroup, SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, RepeatRows, SubmitRow } from "../../../../platform/ui/form.tsx";
import { MoneyField } from "../../../../platform/ui/money-field.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatBaht, satang } from "../../../../thai/money.ts";
import { projectKinds, targetGroupKinds } from "../../content.ts";
import type { PlanCycle } from "../../packs/cycles.ts";
import { projectCrumbs } from "../../pages/plan-head.tsx";
import { writeOutline } from "../../outline.ts";
import type { PlanRow, ProjectRow } from "../../queries.ts";
import { allowsPlanStep, projectKindTitles, targetGroupTitles, whyNotNow } from "../../rules.ts";

export interface ProjectFormProps {
  org: string;
  form: FormState;
  plan: PlanRow;
  cycle: PlanCycle;
  units: readonly { id: string; name: string }[];
  /** The one that is edited; none when it is new. */
  project?: ProjectRow;
}

export function ProjectForm({ org, form, plan, cycle, units, project }: ProjectFormProps) {
  const action = projectAction(org, plan.id, project?.id);
  const cancelHref = project
    ? paths.office.planProject.href({ org, plan: plan.id, id: project.id })
    : paths.office.planProjects.href({ org, plan: plan.id });
  const chosen = typedValues(form, "headings");
  const missions = cycle.dimensions.flatMap((dimension) =>
    dimension.missions.map((mission) => ({ ...mission, dimension })),
  );
  return (
    <>
      <PageHead
        title={project ? "แก้ไขโครงการ" : "เพิ่มโครงการ"}
        crumbs={projectCrumbs(org, plan)}
        lead={project?.title ?? "กรอกเท่าที่มี แล้วกลับมาเติมได้ หน้าตรวจแผนบอกว่ายังขาดอะไร"}
      />
      {!allowsPlanStep(plan.status, "edit") && <Notice>{whyNotNow[plan.status]}</Notice>}
      <Form
        form={form}
        action={action}
        version={project?.version}
        draft={paths.office.draft.href({ org }, { form: action })}
        enter={{}}
      >
        <Sheet title="๑. ชื่อโครงการ กิจกรรม มาตรการ">
          <TextArea form={form} name="title" label="ชื่อ" rows={2} />
          <div class="pair">
            <SelectField
              form={form}
              name="kind"
              label="ประเภท"
              choices={projectKinds.map((value) => ({ value, label: projectKindTitles[value] }))}
            />
            <SelectField
              form={form}
              name="mission"
              label="ภารกิจตามมิติ"
              choices={missions.map((mission) => ({
                value: mission.key,
                label: `${mission.key} ${mission.name}`,
              }))}
            />
          </div>
          <details open={form.errors.headings !== undefined}>
            <summary>หัวข้อย่อยในส่วนที่ 3{chosen.length > 0 && `: ${chosen.join(", ")}`}</summary>
            <CheckboxGroup
              form={form}
              name="headings"
              label="หัวข้อย่อยในส่วนที่ 3"
              help="เลือกเฉพาะหัวข้อของภารกิจที่เลือกไว้ หัวข้ออื่นจะไม่ถูกบันทึก"
              optional
              choices={missions.flatMap((mission) =>
                mission.headings.map((heading) => ({
                  value: heading.key,
                  label: `${heading.key} ${heading.name}`,
                })),
              )}
            />
          </details>
        </Sheet>
        <Sheet title="๒–๓. เหตุผลและวัตถุประสงค์">
          <TextArea
            form={form}
            name="reasons"
            label="หลักการและเหตุผล"
            help="ขึ้นบรรทัดใหม่คือย่อหน้าใหม่"
            rows={9}
            optional
          />
          <TextArea
            form={form}
            name="objectives"
            label="วัตถุประสงค์"
            help="บรรทัดละหนึ่งข้อ ไม่ต้องใส่เลขข้อ"
            rows={5}
            optional
          />
        </Sheet>
        <Sheet title="๔. กลุ่มเป้าหมาย">
          <TextArea form={form} name="targetText" label="กลุ่มเป้าหมาย" rows={2} optional />
          <TextField
            form={form}
            name="targetCount"
            label="จำนวนคน"
            inputmode="numeric"
            unit="คน"
            short
            optional
          />
          <CheckboxGroup
            form={form}
            name="targetGroups"
            label="ประเภทกลุ่มเป้าหมาย"
            help="ใช้เมื่อส่งออกข้อมูลเข้าระบบของสำนักงาน ป.ป.ช."
            optional
            columns
            choices={targetGroupKinds.map((value) => ({ value, label: targetGroupTitles[value] }))}
          />
        </Sheet>
        <Sheet title="๕–๖. วิธีและระยะเวลาดำเนินการ">
          <TextArea
            form={form}
            name="steps"
            label="วิธีดำเนินการ"
            help="บรรทัดละหนึ่งขั้น ไม่ต้องใส่เลข ขั้นย่อยขึ้นต้นด้วย - ย่อยลงไปอีกขึ้นต้นด้วย -- วางจาก Word ได้"
            rows={10}
            optional
          />
          <TextField form={form} name="period" label="ระยะเวลาดำเนินการ" maxlength={300} optional />
          <CheckboxGroup
            form={form}
            name="quarters"
            label="ดำเนินการในไตรมาส"
            optional
            columns
            choices={[
              { value: "1", label: "1 (ต.ค.–ธ.ค.)" },
              { value: "2", label: "2 (ม.ค.–มี.ค.)" },
              { value: "3", label: "3 (เม.ย.–มิ.ย.)" },
              { value: "4", label: "4 (ก.ค.–ก.ย.)" },
            ]}
          />
        </Sheet>
        <Sheet title="๗. งบประมาณ">
          <p class="hush">เว้นว่างคือไม่ใช้งบประมาณ พิมพ์เลขไทยหรืออารบิกก็ได้</p>
          <div class="few">
            {plan.years.map((year, index) => (
              <MoneyField key={year} form={form} name={`budgets.${index}`} label={`ปี ${year}`} optional />
            ))}
          </div>
          {plan.funds.length > 0 && (
            <RepeatRows
              name="fundings"
              label="เงินที่มาจากโครงการในแผนพัฒนาท้องถิ่นหรือแหล่งอื่น"
              help="เป็นส่วนหนึ่งของงบประมาณข้างบน ไม่ใช่เงินเพิ่ม"
              count={rowsShown(form, "fundings", { least: 1, spare: 1 })}
              more="เพิ่มแหล่งเงิน"
              row={(row) => <FundingRow form={form} row={row} plan={plan} />}
            />
          )}
          <TextField form={form} name="remark" label="หมายเหตุในตารางส่วนที่ 2" maxlength={1000} optional />
        </Sheet>
        <Sheet title="๘. ผู้รับผิดชอบ">
          <Checkbox form={form} name="allUnits" label="ทุกสำนัก/กอง รับผิดชอบร่วมกัน หน่วยงานละส่วน" />
          <CheckboxGroup
            form={form}
            name="units"
            label="หน่วยงานรับผิดชอบ"
            optional
            columns
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            form={form}
            name="responsibleText"
            label="ข้อความที่พิมพ์แทนชื่อหน่วยงาน"
            help="เว้นว่างจะพิมพ์ชื่อหน่วยงานที่เลือก"
            maxlength={500}
            optional
          />
        </Sheet>
        <Sheet title="๙. ผลผลิตและผลลัพธ์">
          <TextArea
            form={form}
            name="outputs"
            label="ผลผลิต"
            help="บรรทัดละหนึ่งข้อ พร้อมค่าเป้าหมาย เช่น จัดอบรมไม่น้อยกว่า 2 ครั้งต่อปี ระบบอ่านวิธีวัดจากประโยคให้ แล้วให้ท่านยืนยัน"
            rows={4}
            optional
          />
          <TextArea form={form} name="outcomes" label="ผลลัพธ์" help="บรรทัดละหนึ่งข้อ" rows={4} optional />
        </Sheet>
        <SubmitRow label="บันทึกโครงการ" cancelHref={cancelHref} />
      </Form>
    </>
  );
}

function FundingRow({ form, row, plan }: { form: FormState; row: number; plan: PlanRow }) {
  const name = (field: string) => `fundings.${row}.${field}`;
  return (
    <div class="stack">
      <SelectField
        form={form}
        name={name("fundId")}
        label={`แหล่งเงินที่ ${row + 1}`}
        choices={plan.funds.map(({ id, name: label }) => ({ value: id, label }))}
        optional
      />
      <div class="few">
        {plan.years.map((year, index) => (
          <MoneyField key={year} form={form} name={name(`budgets.${index}`)} label={`ปี ${year}`} optional />
        ))}
      </div>
    </div>
  );
}

/** Where the form goes; it names the draft as well. */
export function projectAction(org: string, plan: string, id?: string): string {
  return id
    ? paths.office.planProjectEdit.href({ org, plan, id })
    : paths.office.planProjectAdd.href({ org, plan });
}

export function projectValues(project: ProjectRow): FormValues {
  const { responsible, target } = project;
  return {
    title: project.title,
    kind: project.kind,
    mission: project.mission,
    headings: [...project.headings],
    ...sumValues("budgets", project.budgets),
    ...Object.assign(
      {},
      ...project.fundings.map(({ fundId, budgets }, row) => ({
        [`fundings.${row}.fundId`]: fundId,
        ...sumValues(`fundings.${row}.budgets`, budgets),
      })),
    ),
    remark: project.remark ?? "",
    reasons: project.reasons.join("\n"),
    objectives: project.objectives.join("\n"),
    targetText: target.text,
    targetCount: target.count === null ? "" : String(target.count),
    targetGroups: [...target.groups],
    steps: writeOutline(project.steps),
    period: project.period,
    quarters: project.quarters.map(String),
    allUnits: responsible.allUnits ? "yes" : "",
    units: responsible.units.map(({ id }) => id),
    responsibleText: responsible.text ?? "",
    outputs: project.outputs.map(({ text }) => text).join("\n"),
    outcomes: project.outcomes.map(({ text }) => text).join("\n"),
  };
}

export function sumValues(name: string, budgets: readonly (number | null)[]): FormValues {
  return Object.fromEntries(
    budgets.map((sum, index) => [
      `${name}.${index}`,
      sum === null ? "" : formatBaht(satang(sum), { decimals: "needed" }),
    ]),
  );
}

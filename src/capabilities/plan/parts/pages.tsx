import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import { rowsShown } from "../../../platform/forms/rows-shown.ts";
import type { FormState, FormValues } from "../../../platform/forms/state.ts";
import { SelectField } from "../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../platform/ui/fields.tsx";
import { Form, RepeatRows, SubmitRow } from "../../../platform/ui/form.tsx";
import { Notice } from "../../../platform/ui/notice.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { PlanHead } from "../pages/plan-head.tsx";
import type { PlanView } from "../pages/plan-head.tsx";
import type { PlanRow } from "../queries.ts";
import { allowsPlanStep, whyNotNow } from "../rules.ts";
import { declarationInWords, introductionInWords } from "./words.ts";

export interface PartProps {
  org: string;
  form: FormState;
  plan: PlanRow;
  mayWrite: boolean;
  /** What was said about this part. */
  comments: ComponentChildren;
}

interface FrameProps extends PartProps {
  view: PlanView;
  action: string;
  label: string;
  children: ComponentChildren;
}

/** A part of the plan is read and written on the same page; who may not write sees the fields shut. */
function PartFrame({ org, form, plan, mayWrite, comments, view, action, label, children }: FrameProps) {
  const mayEdit = mayWrite && allowsPlanStep(plan.status, "edit");
  return (
    <>
      <PlanHead org={org} plan={plan} view={view} />
      {!mayEdit && (
        <Notice>{mayWrite ? whyNotNow[plan.status] : "ท่านอ่านได้อย่างเดียว ผู้ประสานงานแผนเป็นผู้แก้ไข"}</Notice>
      )}
      <Form
        form={form}
        action={action}
        version={plan.version}
        draft={paths.office.draft.href({ org }, { form: action })}
        enter={{}}
      >
        <fieldset class="shut" disabled={!mayEdit}>
          <legend class="unseen">{label}</legend>
          {children}
        </fieldset>
        {mayEdit && <SubmitRow label={`บันทึก${label}`} />}
      </Form>
      {comments}
    </>
  );
}

export function IntroductionForm(props: PartProps) {
  const { org, form, plan } = props;
  return (
    <PartFrame
      {...props}
      view="introduction"
      label="บทนำ"
      action={paths.office.planIntroduction.href({ org, plan: plan.id })}
    >
      <Sheet title="ชื่อแผนบนปก">
        <TextArea form={form} name="title" label="ชื่อแผน" rows={2} />
      </Sheet>
      <Sheet title="คำนำ">
        <TextArea form={form} name="foreword" label="คำนำ" help="ขึ้นบรรทัดใหม่คือย่อหน้าใหม่" rows={8} optional />
        <TextField
          form={form}
          name="forewordDate"
          label="เดือนและปีท้ายคำนำ"
          help="เช่น กันยายน 2565"
          maxlength={100}
          short
          optional
        />
      </Sheet>
      <Sheet title="ส่วนที่ 1 บทนำ">
        <TextArea form={form} name="reasons" label="หลักการและเหตุผล" rows={12} optional />
        <TextArea
          form={form}
          name="objectives"
          label="วัตถุประสงค์ของการจัดทำแผน"
          help="บรรทัดละหนึ่งข้อ"
          rows={6}
          optional
        />
        <TextArea
          form={form}
          name="benefits"
          label="ประโยชน์ของการจัดทำแผน"
          help="บรรทัดละหนึ่งข้อ"
          rows={6}
          optional
        />
        <p class="hush">ตารางความเสี่ยงในส่วนที่ 1 มาจากทะเบียนความเสี่ยงการทุจริต ไม่ต้องพิมพ์ซ้ำ</p>
      </Sheet>
    </PartFrame>
  );
}

export function introductionValues(plan: PlanRow): FormValues {
  return introductionInWords(plan.title, plan.introduction);
}

export function GoalsForm(props: PartProps) {
  const { org, form, plan } = props;
  return (
    <PartFrame
      {...props}
      view="goals"
      label="เป้าหมาย"
      action={paths.office.planGoals.href({ org, plan: plan.id })}
    >
      <Sheet title="เป้าหมายของแผน">
        <RepeatRows
          name="goals"
          label="เป้าหมาย"
          help="เป้าหมายที่มีค่ารายปีจะอยู่ในตารางค่าเป้าหมายของส่วนที่ 1 แถวที่เว้นว่างจะไม่ถูกบันทึก"
          count={rowsShown(form, "goals", { least: 2, spare: 1 })}
          more="เพิ่มเป้าหมาย"
          row={(row) => <GoalRow form={form} row={row} years={plan.years} />}
        />
      </Sheet>
    </PartFrame>
  );
}

function GoalRow({ form, row, years }: { form: FormState; row: number; years: readonly number[] }) {
  const name = (field: string) => `goals.${row}.${field}`;
  return (
    <div class="stack">
      <TextArea form={form} name={name("text")} label={`เป้าหมายที่ ${row + 1}`} rows={2} optional />
      <div class="pair">
        <TextField
          form={form}
          name={name("name")}
          label="ชื่อค่าเป้าหมายในตาราง"
          help="เช่น คะแนน ITA"
          maxlength={300}
          optional
        />
        <TextField
          form={form}
          name={name("unit")}
          label="หน่วย"
          help="เช่น คะแนน, ร้อยละ"
          maxlength={60}
          short
          optional
        />
      </div>
      <div class="few">
        {years.map((year, index) => (
          <TextField
            key={year}
            form={form}
            name={name(`values.${index}`)}
            label={`ปี ${year}`}
            inputmode="decimal"
            short
            optional
          />
        ))}
      </div>
      <div class="few">
        <SelectField
          form={form}
          name={name("about")}
          label="ระบบเทียบผลกับ"
          blank="ไม่เทียบ"
          choices={[
            { value: "ita-score", label: "คะแนน ITA ของหน่วยงาน" },
            { value: "corruption-cases", label: "จำนวนคดีทุจริต" },
          ]}
          optional
        />
        <TextField form={form} name={name("baseYear")} label="ปีฐาน พ.ศ." inputmode="numeric" short optional />
        <TextField
          form={form}
          name={name("baseValue")}
          label="ค่าของปีฐาน"
          inputmode="decimal"
          short
          optional
        />
      </div>
    </div>
  );
}

export function goalValues(plan: PlanRow): FormValues {
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : String(value);
  return Object.fromEntries(
    plan.goals.flatMap(({ text, target }, row) => [
      [`goals.${row}.text`, text],
      [`goals.${row}.name`, target?.name ?? ""],
      [`goals.${row}.unit`, target?.unit ?? ""],
      [`goals.${row}.about`, target?.about ?? ""],
      [`goals.${row}.baseYear`, figure(target?.baseYear)],
      [`goals.${row}.baseValue`, figure(target?.baseValue)],
      ...plan.years.map((_, index) => [`goals.${row}.values.${index}`, figure(target?.values[index])]),
    ]),
  );
}

export function DeclarationForm(props: PartProps) {
  const { org, form, plan } = props;
  return (
    <PartFrame
      {...props}
      view="declaration"
      label="ประกาศเจตจำนง"
      action={paths.office.planDeclaration.href({ org, plan: plan.id })}
    >
      <Sheet title="ประกาศเจตจำนงท้ายแผน">
        <TextArea
          form={form}
          name="text"
          label="ข้อความ"
          help="ขึ้นบรรทัดใหม่คือย่อหน้าใหม่ เว้นว่างหากไม่พิมพ์ในเล่ม"
          rows={12}
          optional
        />
        <DateField form={form} name="signedOn" label="วันที่ประกาศ" optional />
        <div class="pair">
          <TextField form={form} name="signerName" label="ชื่อผู้ลงนาม" maxlength={200} optional />
          <TextField form={form} name="signerTitle" label="ตำแหน่งผู้ลงนาม" maxlength={300} optional />
        </div>
      </Sheet>
    </PartFrame>
  );
}

export function declarationValues(plan: PlanRow): FormValues {
  const words = declarationInWords(plan.declaration);
  const signedOn = plan.declaration?.signedOn;
  return { ...words, signedOn: signedOn ? formatThaiDate(isoDate(signedOn)) : "" };
}

import { paths } from "../../../../paths.ts";
import type { FormState, FormValues } from "../../../../platform/forms/state.ts";
import { Checkbox, CheckboxGroup, SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { targetGroupKinds } from "../../../plan/content.ts";
import { targetGroupTitles } from "../../../plan/rules.ts";
import type { Participant, Training, TrainingEvent } from "../queries.ts";
import { writeQuestions } from "../questions.ts";
import { inMarks } from "../rules.ts";
import { eventInWords, trainingCrumbs } from "./training-page.tsx";

export const groupChoices = targetGroupKinds.map((value) => ({ value, label: targetGroupTitles[value] }));

const example = `ของขวัญที่เจ้าหน้าที่รับได้ต้องมีมูลค่าไม่เกินเท่าใด
คำตอบที่หนึ่ง
* คำตอบที่ถูก
คำตอบที่สาม`;

export function testValues({ mark, questions }: Pick<Training, "mark" | "questions">): FormValues {
  return {
    passPercent: mark ? inMarks(mark.passPercent) : "",
    fullScore: mark && !questions ? inMarks(mark.fullScore) : "",
    questions: questions ? writeQuestions(questions) : "",
  };
}

interface TestFormProps {
  org: string;
  form: FormState;
  event: TrainingEvent;
  /** The one that is edited; none while the event becomes one. */
  training?: Training;
}

export function testAction(org: string, id: string, isNew: boolean): string {
  return isNew ? paths.office.trainingMake.href({ org, id }) : paths.office.trainingEdit.href({ org, id });
}

export function TestForm({ org, form, event, training }: TestFormProps) {
  const action = testAction(org, event.id, training === undefined);
  return (
    <>
      <PageHead
        title={training ? "แก้ไขเกณฑ์และแบบทดสอบ" : "ตั้งกิจกรรมเป็นการอบรม"}
        crumbs={training ? trainingCrumbs(org, event) : trainingCrumbs(org)}
        lead={`${event.title} · ${eventInWords(event)}`}
      />
      <Sheet>
        <Form
          form={form}
          action={action}
          version={training?.version}
          draft={paths.office.draft.href({ org }, { form: action })}
        >
          <TextField
            form={form}
            name="passPercent"
            label="เกณฑ์ผ่าน"
            help="ร้อยละของคะแนนเต็ม ตามที่แผนหรือโครงการกำหนด หากไม่มีการทดสอบ ให้เว้นว่างทั้งหมด"
            optional
            short
            inputmode="decimal"
            unit="ร้อยละ"
          />
          <TextField
            form={form}
            name="fullScore"
            label="คะแนนเต็ม"
            help="สำหรับการทดสอบบนกระดาษ หากใส่แบบทดสอบด้านล่าง คะแนนเต็มคือจำนวนข้อ"
            optional
            short
            inputmode="decimal"
            unit="คะแนน"
          />
          <TextArea
            form={form}
            name="questions"
            label="แบบทดสอบบนโทรศัพท์"
            help={
              <>
                บรรทัดแรกเป็นคำถาม บรรทัดต่อไปเป็นตัวเลือก ใส่ * หน้าข้อที่ถูก เว้นหนึ่งบรรทัดก่อนข้อต่อไป เช่น
                <pre>{example}</pre>
              </>
            }
            optional
            rows={14}
          />
          <SubmitRow label="บันทึก" cancelHref={paths.office.trainings.href({ org }, { year: event.year })} />
        </Form>
      </Sheet>
    </>
  );
}

export interface StaffChoice {
  id: string;
  name: string;
  position: string | null;
  unit: string;
  isListed: boolean;
}

interface PeopleFormProps {
  org: string;
  form: FormState;
  event: TrainingEvent;
  staff: readonly StaffChoice[];
}

export function PeopleForm({ org, form, event, staff }: PeopleFormProps) {
  const id = { org, id: event.id };
  const units = [...Map.groupBy(staff, ({ unit }) => unit)];
  return (
    <>
      <PageHead title="เพิ่มผู้เข้าอบรม" crumbs={trainingCrumbs(org, event)} lead={eventInWords(event)} />
      <Form form={form} action={paths.office.trainingPeopleAdd.href(id)}>
        <Sheet title="ใครบ้าง">
          {units.map(([unit, people], at) => (
            <details key={unit}>
              <summary>
                {unit} ({people.length} คน)
              </summary>
              <CheckboxGroup
                // Each unit is a group of the same field.
                form={at === 0 ? form : { values: form.values, errors: {}, among: String(at) }}
                name="people"
                label={unit}
                columns
                choices={people.map(({ id: value, name, position, isListed }) => ({
                  value,
                  label: position ? `${name} (${position})` : name,
                  disabled: isListed,
                  ...(isListed ? { help: "อยู่ในรายชื่อแล้ว" } : {}),
                }))}
              />
            </details>
          ))}
          <TextArea
            form={form}
            name="names"
            label="พิมพ์ชื่อผู้อื่น"
            help="บรรทัดละหนึ่งคน หากมีสังกัดหรือชุมชน ให้พิมพ์ต่อท้ายหลังเครื่องหมาย , เช่น นายสมชาย ใจดี, ชุมชนริมน้ำ"
            optional
            rows={6}
          />
        </Sheet>
        <Sheet title="เป็นกลุ่มใด">
          <SelectField form={form} name="group" label="กลุ่ม" choices={groupChoices} />
          <Checkbox
            form={form}
            name="hasSigned"
            label="ทุกคนนี้มาอบรมแล้ว"
            help="ไม่เลือก หากเป็นรายชื่อล่วงหน้า แล้วให้ลงชื่อในวันอบรม"
          />
          <SubmitRow label="เพิ่มในรายชื่อ" cancelHref={paths.office.training.href(id)} />
        </Sheet>
      </Form>
    </>
  );
}

interface PersonFormProps {
  org: string;
  form: FormState;
  event: TrainingEvent;
  person: Participant;
}

export function PersonForm({ org, form, event, person }: PersonFormProps) {
  return (
    <>
      <PageHead title={person.name} crumbs={trainingCrumbs(org, event)} lead={eventInWords(event)} />
      <Sheet>
        <Form
          form={form}
          action={paths.office.trainingPerson.href({ org, id: person.id })}
          version={person.version}
        >
          <WhoFields form={form} />
          <SubmitRow label="บันทึก" cancelHref={paths.office.training.href({ org, id: event.id })} />
        </Form>
      </Sheet>
      <Confirm
        id="remove-person"
        trigger="นำออกจากรายชื่อ"
        title={`นำ${person.name}ออกจากรายชื่อ?`}
        action={paths.office.trainingPersonRemove.href({ org, id: person.id })}
        hidden={{ version: String(person.version) }}
        yes="นำออก"
      >
        คะแนนและคำตอบของคนนี้จะถูกลบด้วย
      </Confirm>
    </>
  );
}

/** Who somebody is: the same questions in the office and on the phone. */
export function WhoFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField form={form} name="name" label="ชื่อ – สกุล" autocomplete="name" maxlength={120} />
      <TextField
        form={form}
        name="belongs"
        label="สังกัดหรือชุมชน"
        optional
        autocomplete="organization"
        maxlength={120}
      />
      <SelectField form={form} name="group" label="กลุ่ม" choices={groupChoices} />
    </>
  );
}

import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { UploadField } from "../../../../platform/files/pages/upload-field.tsx";
import type { FormState } from "../../../../platform/forms/state.ts";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { MoneyField } from "../../../../platform/ui/money-field.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { targetGroupKinds } from "../../../plan/content.ts";
import type { TargetGroupKind } from "../../../plan/content.ts";
import { targetGroupTitles } from "../../../plan/rules.ts";
import { factTitles } from "../../facts.ts";
import type { Fact, FactKind } from "../../facts.ts";
import type { FormAsked } from "../asked.ts";
import { mayProve } from "../rules.ts";
import { evidencePlace } from "../evidence-place.ts";
import { OtherProjects, StepChoices } from "./served-fields.tsx";

export interface FactFormProps {
  org: string;
  kind: FactKind;
  form: FormState;
  asked: FormAsked;
  channels: readonly { key: string; name: string }[];
  funds: ReadonlyMap<string, string>;
  /** The fact that is corrected; its files are changed on its own page. */
  fact?: Fact;
}

/** Most needed first: on a phone whoever is in a hurry fills in the top and sends. */
export function FactForm(props: FactFormProps) {
  const { org, kind, form, asked, fact } = props;
  const { project, units, closedRounds } = asked;
  const action = fact
    ? paths.office.workCorrect.href({ org, id: fact.id })
    : paths.office.workAdd.href({ org, id: project.id, kind });
  const cancel = fact
    ? paths.office.workFact.href({ org, id: fact.id })
    : paths.office.workProject.href({ org, id: project.id });
  const isDoneAlready = form.errors["steps"] !== undefined && !fact;
  return (
    <Sheet>
      <Form
        form={form}
        action={action}
        files={!fact}
        draft={paths.office.draft.href({ org }, { form: action })}
        {...(fact ? { version: fact.version } : {})}
      >
        {isDoneAlready && (
          <Notice kind="late" title="สิ่งที่พิมพ์และไฟล์ที่ส่งแล้วยังอยู่ครบ">
            <p>หากเป็นงานอีกครั้งหนึ่งที่ทำจริง บันทึกเป็นกิจกรรมได้โดยไม่นับขั้นตอนที่มีผู้บันทึกแล้ว</p>
            <button class="btn" type="submit" name="withoutDone" value="yes">
              บันทึกเป็นกิจกรรมโดยไม่นับขั้นตอน
            </button>
          </Notice>
        )}
        {units.length === 1 && units[0] ? (
          <input type="hidden" name="unitId" value={units[0].id} />
        ) : (
          <SelectField
            form={form}
            name="unitId"
            label="หน่วยงานที่ดำเนินการ"
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <KindFields {...props} />
        {!fact && (
          <UploadField
            form={form}
            name="files"
            label="ภาพและเอกสารหลักฐาน"
            help="ภาพถ่ายจะไม่เก็บพิกัดที่ถ่าย"
            org={org}
            place={evidencePlace}
            optional={kind !== "value" && kind !== "publication"}
          />
        )}
        <TextField form={form} name="link" label="ลิงก์" type="url" inputmode="url" maxlength={1000} optional />
        <Proofs {...props} />
        <TextArea form={form} name="said" label="รายละเอียดเพิ่มเติม" rows={3} optional />
        {(closedRounds.length > 0 || form.errors["lateReason"]) && (
          <TextArea
            form={form}
            name="lateReason"
            label="เหตุผลที่บันทึกล่าช้า"
            help={`กรอกเมื่อเรื่องเกิดในรอบที่ปิดรับแล้ว: ${closedRounds.map(({ title, on }) => `${title} (ปิดเมื่อ ${formatThaiDate(on, "short")})`).join(" ")}`}
            rows={2}
            optional
          />
        )}
        <SubmitRow label="บันทึก" cancelHref={cancel} />
      </Form>
    </Sheet>
  );
}

function KindFields(props: FactFormProps): ComponentChildren {
  const { kind, form, asked, channels, funds } = props;
  const { project } = asked;
  switch (kind) {
    case "event":
      return (
        <>
          <TextField form={form} name="title" label="ชื่อกิจกรรม" maxlength={300} />
          <DateField form={form} name="happenedOn" label="วันที่จัด" />
          <TextField form={form} name="place" label="สถานที่" maxlength={300} optional />
          <Attended form={form} first={project.content.target.groups} />
          <StepChoices {...props} label="ขั้นตอนที่ทำเสร็จด้วยกิจกรรมนี้" optional />
          <OtherProjects {...props} withSteps />
        </>
      );
    case "step":
      return (
        <>
          <StepChoices {...props} label="ขั้นตอนที่ทำเสร็จ" />
          <DateField form={form} name="happenedOn" label="วันที่ทำเสร็จ" />
          <TextField form={form} name="title" label="ผลที่ได้" maxlength={300} optional />
        </>
      );
    case "publication":
      return (
        <>
          <TextField form={form} name="title" label="เรื่องที่เผยแพร่" maxlength={300} />
          <SelectField
            form={form}
            name="channel"
            label="ช่องทาง"
            choices={channels.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <DateField form={form} name="happenedOn" label="วันที่เผยแพร่" />
          <OtherProjects {...props} />
        </>
      );
    case "spending":
      return (
        <>
          <MoneyField form={form} name="amount" label="จำนวนเงิน" />
          <DateField form={form} name="happenedOn" label="วันที่จ่าย" />
          <TextField form={form} name="title" label="รายการที่จ่าย" maxlength={300} />
          <TextField
            form={form}
            name="paperNumber"
            label="เลขที่เอกสาร"
            help="เช่น เลขที่ฎีกา"
            maxlength={100}
            short
          />
          <SelectField
            form={form}
            name="source"
            label="แหล่งเงิน"
            choices={[
              { value: "agency", label: "งบหน่วยงาน" },
              { value: "integrated", label: "งบบูรณาการ" },
              ...project.content.fundings.map(({ fundId }) => ({
                value: `fund:${fundId}`,
                label: funds.get(fundId) ?? "แหล่งเงินในแผน",
              })),
            ]}
          />
        </>
      );
    case "value":
      return (
        <>
          <SelectField
            form={form}
            name="resultId"
            label="ตัวชี้วัด"
            choices={[...project.content.outputs, ...project.content.outcomes].map(({ id, text }) => ({
              value: id,
              label: text,
            }))}
          />
          <div class="pair">
            <TextField form={form} name="part" label="ค่าที่ได้" inputmode="decimal" short />
            <TextField
              form={form}
              name="whole"
              label="จากจำนวนทั้งหมด"
              help="กรอกเมื่อเป็นสัดส่วน เช่น ผ่าน 56 จาก 70 คน"
              inputmode="decimal"
              short
              optional
            />
          </div>
          <DateField form={form} name="happenedOn" label="วันที่วัดค่า" />
          <TextField form={form} name="title" label="ที่มาของค่า" maxlength={300} optional />
        </>
      );
    case "setback":
      return (
        <>
          <TextField form={form} name="title" label="เหตุผลที่ไม่สามารถดำเนินการได้" maxlength={300} />
          <DateField form={form} name="happenedOn" label="วันที่ทราบว่าทำไม่ได้" />
        </>
      );
  }
}

/** The groups that the plan is meant for first, the others folded. */
function Attended({ form, first }: { form: FormState; first: readonly TargetGroupKind[] }) {
  const rest = targetGroupKinds.filter((group) => !first.includes(group));
  const isTyped = rest.some((group) => form.values[`attended.${group}`] || form.errors[`attended.${group}`]);
  const field = (group: TargetGroupKind) => (
    <TextField
      key={group}
      form={form}
      name={`attended.${group}`}
      label={targetGroupTitles[group]}
      inputmode="numeric"
      unit="คน"
      short
      optional
    />
  );
  return (
    <fieldset class="group attended">
      <legend>ผู้เข้าร่วม</legend>
      {first.map(field)}
      <details open={isTyped || first.length === 0}>
        <summary>{first.length === 0 ? "จำนวนแต่ละกลุ่ม" : "กลุ่มอื่น"}</summary>
        {rest.map(field)}
      </details>
    </fieldset>
  );
}

/** What is here already is not sent again: of this project first, then the newest of the year. */
function Proofs({ form, kind, asked, fact }: FactFormProps) {
  const served = new Set(asked.proofs.map(({ id }) => id));
  const proofs = [...asked.proofs, ...asked.proofsElsewhere].filter(
    (proof) => proof.id !== fact?.id && mayProve(proof, kind),
  );
  if (proofs.length === 0) return null;
  return (
    <SelectField
      form={form}
      name="proofId"
      label="ใช้หลักฐานเดียวกับบันทึกเดิม"
      help="ไม่ต้องส่งไฟล์เดิมซ้ำ เลือกได้จากบันทึกของโครงการนี้ และบันทึกล่าสุดของโครงการอื่นในปีเดียวกัน"
      blank="ไม่ใช้"
      optional
      choices={proofs.map((proof) => ({
        value: proof.id,
        label: `${served.has(proof.id) ? "" : "โครงการอื่น · "}${formatThaiDate(proof.happenedOn, "short")} ${factTitles[proof.kind]}: ${proof.title}`,
      }))}
    />
  );
}

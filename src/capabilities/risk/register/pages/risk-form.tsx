import { paths } from "../../../../paths.ts";
import type { FormState, FormValues } from "../../../../platform/forms/state.ts";
import { typedValue } from "../../../../platform/forms/state.ts";
import { RadioGroup, SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { UnitPicker } from "../../../../platform/ui/pickers.tsx";
import type { UnitOption } from "../../../../platform/ui/pickers.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { yearCrumbs } from "../../assessments/pages/forms.tsx";
import type { Assessment, Process } from "../../assessments/queries.ts";
import { LevelBadge } from "../../level.tsx";
import { criteriaOf, isScored, ratedOn } from "../../scales/rules.ts";
import type { Axis, RiskScale } from "../../scales/rules.ts";
import type { Risk } from "../queries.ts";
import { treatments } from "../rules.ts";

export interface RiskFormProps {
  org: string;
  form: FormState;
  assessment: Assessment;
  processes: readonly Process[];
  units: readonly UnitOption[];
  /** Who keeps the register may leave the owner open: the whole organisation. */
  isKeeper: boolean;
  /** The one that is edited; none when it is new. */
  risk?: Pick<Risk, "id" | "version" | "event">;
}

export function riskAction(org: string, risk?: Pick<Risk, "id">): string {
  return risk ? paths.office.riskEdit.href({ org, id: risk.id }) : paths.office.riskAdd.href({ org });
}

export function RiskForm({ org, form, assessment, processes, units, isKeeper, risk }: RiskFormProps) {
  const action = riskAction(org, risk);
  const { fiscal_year: year, scale } = assessment;
  const title = risk ? "แก้ไขความเสี่ยง" : isKeeper ? "เพิ่มความเสี่ยง" : "เสนอความเสี่ยง";
  return (
    <>
      <PageHead
        title={title}
        crumbs={yearCrumbs(org, year)}
        lead={!risk && !isKeeper ? "ผู้ประสานงานแผนจะตรวจรับก่อนเข้าทะเบียน" : undefined}
      />
      <Form
        form={form}
        action={action}
        version={risk?.version}
        hidden={risk ? {} : { assessmentId: assessment.id }}
        draft={paths.office.draft.href({ org }, { form: action })}
        enter={{}}
      >
        <Sheet title="อะไรอาจเกิดขึ้น">
          {processes.length > 0 && (
            <SelectField
              form={form}
              name="processId"
              label="กระบวนการ"
              blank="เลือกกระบวนการ หรือพิมพ์ชื่อใหม่ด้านล่าง…"
              choices={processes.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextField
            form={form}
            name="processName"
            label={processes.length > 0 ? "หรือกระบวนการใหม่" : "กระบวนการ"}
            help="งานที่อาจเกิดการทุจริต เช่น การจัดซื้อจัดจ้าง การอนุญาตก่อสร้าง"
            optional={processes.length > 0}
            maxlength={500}
          />
          <TextArea
            form={form}
            name="event"
            label="เหตุการณ์ความเสี่ยง"
            help="เขียนให้ผู้อื่นอ่านแล้วเห็นภาพว่าอาจเกิดอะไรขึ้น ข้อความนี้จะเผยแพร่"
            rows={3}
            maxlength={1000}
          />
          <TextField
            form={form}
            name="who"
            label="ผู้ที่อาจกระทำ"
            help="ตำแหน่งหรือหน้าที่ ไม่ระบุชื่อบุคคล"
            optional
            maxlength={500}
          />
          <TextArea form={form} name="how" label="วิธีที่อาจเกิด" optional rows={3} maxlength={2000} />
          <UnitPicker
            form={form}
            name="unitId"
            label="หน่วยงานเจ้าของความเสี่ยง"
            units={units}
            blank={isKeeper ? "ทั้งองค์กร" : "เลือกหน่วยงาน…"}
          />
        </Sheet>
        <Sheet title="ระดับก่อนมีการควบคุม">
          <ScaleNotice assessment={assessment} />
          <RatingFields form={form} scale={scale} when="before" />
        </Sheet>
        <Sheet title="ระดับหลังมีการควบคุม">
          <TextArea form={form} name="controls" label="การควบคุมที่มีอยู่" optional rows={3} />
          <RatingFields form={form} scale={scale} when="after" />
        </Sheet>
        <Sheet title="จะทำอย่างไรต่อ">
          <RadioGroup
            form={form}
            name="treatment"
            label="การจัดการความเสี่ยง"
            help="มาตรการของแต่ละรายการเพิ่มได้หลังบันทึก"
            choices={[
              { value: "", label: "ยังไม่ได้เลือก" },
              ...Object.entries(treatments).map(([value, label]) => ({ value, label })),
            ]}
          />
          <DateField form={form} name="reviewOn" label="วันที่ทบทวน" optional />
          <SubmitRow
            label={risk || isKeeper ? "บันทึก" : "เสนอ"}
            secondary={
              isScored(scale) ? { label: "คำนวณระดับโดยยังไม่บันทึก", name: "_more", value: "level" } : undefined
            }
            cancelHref={
              risk ? paths.office.risk.href({ org, id: risk.id }) : paths.office.risks.href({ org }, { year })
            }
          />
        </Sheet>
      </Form>
    </>
  );
}

function ScaleNotice({ assessment }: Pick<RiskFormProps, "assessment">) {
  if (assessment.scale_confirmed) return null;
  return (
    <Notice kind="late" title="เกณฑ์นี้ให้นิติกรยืนยันก่อนใช้อ้างอิง">
      {assessment.scale_title}
    </Notice>
  );
}

interface RatingProps {
  form: FormState;
  scale: RiskScale;
  when: "before" | "after";
}

function RatingFields({ form, scale, when }: RatingProps) {
  const suffix = when === "before" ? "ก่อนควบคุม" : "หลังควบคุม";
  const rated = ratedOn(scale, ratingTyped(form, when));
  return (
    <>
      {isScored(scale) ? (
        <div class="pair">
          <AxisField form={form} name={`${when}Likelihood`} axis={scale.likelihood} suffix={suffix} />
          <AxisField form={form} name={`${when}Impact`} axis={scale.impact} suffix={suffix} />
        </div>
      ) : (
        <RadioGroup
          form={form}
          name={`${when}Level`}
          label={`ระดับ${suffix}`}
          choices={[
            { value: "", label: "ยังไม่ประเมิน" },
            ...scale.levels.map(({ key, name }) => ({ value: key, label: name })),
          ]}
        />
      )}
      {isScored(scale) && (
        <p>
          ระดับ{suffix}: <LevelBadge scale={scale} rated={rated} />
        </p>
      )}
      <TextArea form={form} name={`${when}Reason`} label={`เหตุผลของระดับ${suffix}`} optional rows={2} />
    </>
  );
}

interface AxisFieldProps {
  form: FormState;
  name: string;
  axis: Axis;
  suffix: string;
}

function AxisField({ form, name, axis, suffix }: AxisFieldProps) {
  return (
    <RadioGroup
      form={form}
      name={name}
      label={`${axis.name}${suffix}`}
      choices={[
        { value: "", label: "ยังไม่ประเมิน" },
        ...axis.steps.map((step) => {
          const criteria = criteriaOf(axis, step.score);
          return {
            value: String(step.score),
            label: `${step.score} ${step.name}`,
            help: criteria.length > 0 ? criteria.join(" หรือ ") : "แหล่งที่อ่านได้ไม่ระบุเกณฑ์ของขั้นนี้",
          };
        }),
      ]}
    />
  );
}

function ratingTyped(form: FormState, when: "before" | "after") {
  const step = (name: string) => Number.parseInt(typedValue(form, `${when}${name}`), 10) || null;
  return {
    likelihood: step("Likelihood"),
    impact: step("Impact"),
    level: typedValue(form, `${when}Level`) || null,
  };
}

/** A new one is not rated yet, and says so where it could be chosen. */
export const nothingChosen: FormValues = {
  beforeLikelihood: "",
  beforeImpact: "",
  beforeLevel: "",
  afterLikelihood: "",
  afterImpact: "",
  afterLevel: "",
  treatment: "",
};

/** What the form of a risk begins with. */
export function riskValues(risk: Risk): FormValues {
  const step = (score: number | null) => (score === null ? "" : String(score));
  return {
    processId: risk.process_id,
    processName: "",
    event: risk.event,
    who: risk.who ?? "",
    how: risk.how ?? "",
    unitId: risk.unit_id ?? "",
    controls: risk.controls ?? "",
    beforeLikelihood: step(risk.before.likelihood),
    beforeImpact: step(risk.before.impact),
    beforeLevel: risk.before.level ?? "",
    beforeReason: risk.before_reason ?? "",
    afterLikelihood: step(risk.after.likelihood),
    afterImpact: step(risk.after.impact),
    afterLevel: risk.after.level ?? "",
    afterReason: risk.after_reason ?? "",
    treatment: risk.treatment ?? "",
    reviewOn: risk.review_on ? formatThaiDate(isoDate(risk.review_on), "short") : "",
  };
}

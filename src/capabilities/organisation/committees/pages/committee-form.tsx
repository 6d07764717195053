import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { RadioGroup } from "../../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import type { Crumb } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { Committee } from "../queries.ts";
import { committeeKinds } from "../rules.ts";

export function committeeCrumbs(org: string, committee?: Pick<Committee, "id" | "name">): Crumb[] {
  return [
    { label: "คณะกรรมการและคณะทำงาน", href: paths.office.committees.href({ org }) },
    ...(committee
      ? [{ label: committee.name, href: paths.office.committee.href({ org, id: committee.id }) }]
      : []),
  ];
}

/** Where the form posts to; its draft is kept under the same address. */
export function committeeAction(org: string, committee?: Pick<Committee, "id">): string {
  return committee
    ? paths.office.committeeEdit.href({ org, id: committee.id })
    : paths.office.committeeAdd.href({ org });
}

export interface CommitteeFormProps {
  org: string;
  form: FormState;
  /** The one that is edited; none when it is new. */
  committee?: Committee;
}

export function CommitteeForm({ org, form, committee }: CommitteeFormProps) {
  const home = committee
    ? paths.office.committee.href({ org, id: committee.id })
    : paths.office.committees.href({ org });
  const action = committeeAction(org, committee);
  return (
    <>
      <PageHead title={committee ? "แก้ไขคณะ" : "เพิ่มคณะ"} crumbs={committeeCrumbs(org, committee)} />
      <Sheet>
        <Form
          form={form}
          action={action}
          version={committee?.version}
          draft={paths.office.draft.href({ org }, { form: action })}
        >
          <TextField
            form={form}
            name="name"
            label="ชื่อคณะ"
            help="ตามคำสั่งแต่งตั้ง เช่น คณะกรรมการประเมินความเสี่ยงการทุจริต"
            maxlength={300}
          />
          <RadioGroup
            form={form}
            name="kind"
            label="ประเภท"
            choices={Object.entries(committeeKinds).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            form={form}
            name="purpose"
            label="หน้าที่และอำนาจ"
            help="ใช้ตั้งต้นให้คำสั่งแต่งตั้งฉบับใหม่"
            optional
            rows={6}
          />
          <SubmitRow label="บันทึก" cancelHref={home} />
        </Form>
      </Sheet>
    </>
  );
}

export interface EndFormProps {
  org: string;
  form: FormState;
  committee: Committee;
}

export function EndForm({ org, form, committee }: EndFormProps) {
  const { id, version } = committee;
  return (
    <>
      <PageHead title="ยุบคณะ" crumbs={committeeCrumbs(org, committee)} />
      <Notice kind="late" title={committee.name}>
        ตั้งแต่วันที่ระบุ คณะนี้จะไม่มีกรรมการอยู่ในตำแหน่ง และนัดประชุมไม่ได้ ประวัติทั้งหมดยังอยู่ และเปิดใช้อีกครั้งได้
      </Notice>
      <Sheet>
        <Form form={form} action={paths.office.committeeEnd.href({ org, id })} version={version}>
          <DateField form={form} name="endedOn" label="ไม่มีคณะนี้ตั้งแต่วันที่" />
          <TextArea
            form={form}
            name="endReason"
            label="เหตุผล"
            help="เช่น ภารกิจเสร็จสิ้น หรือคำสั่งยกเลิกเลขที่ใด"
            rows={3}
          />
          <SubmitRow label="ยุบคณะ" tone="grave" cancelHref={paths.office.committee.href({ org, id })} />
        </Form>
      </Sheet>
    </>
  );
}

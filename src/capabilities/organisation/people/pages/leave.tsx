import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { PersonShown } from "../queries.ts";
import { fullName } from "../rules.ts";

export function LeavePerson({ org, person, form }: { org: string; person: PersonShown; form: FormState }) {
  const back = paths.office.person.href({ org, id: person.id });
  return (
    <>
      <PageHead
        title="บันทึกการพ้นจากหน่วยงาน"
        crumbs={[
          { label: "บุคลากร", href: paths.office.people.href({ org }) },
          { label: fullName(person), href: back },
        ]}
        lead={`${fullName(person)} จะไม่มีให้เลือกในงานใหม่ ตำแหน่งที่ยังดำรงอยู่สิ้นสุดในวันก่อนหน้า ประวัติเดิมยังอยู่ครบ`}
      />
      <Sheet>
        <Form
          form={form}
          action={paths.office.personLeave.href({ org, id: person.id })}
          version={person.version}
        >
          <DateField form={form} name="leftOn" label="พ้นจากหน่วยงานตั้งแต่วันที่" />
          <SubmitRow label="บันทึกการพ้นจากหน่วยงาน" tone="grave" cancelHref={back} />
        </Form>
      </Sheet>
    </>
  );
}

import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import type { OrganisationKind } from "../../../../platform/packs/kinds/organisation-kinds.ts";
import { CheckboxGroup, SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { FileField, PasswordField, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice, Unconfirmed } from "../../../../platform/ui/notice.tsx";
import { emblemTypes } from "../../profile/emblem.ts";
import { nameSource } from "../../profile/rules.ts";

interface SetUpDetailsProps {
  token: string;
  form: FormState;
  kind: OrganisationKind;
  provinces: readonly string[];
  publicUrl: string;
  /** A file was chosen before: browsers do not send it back into the field. */
  lostFile?: boolean;
}

/** Step 2: everything else, on one page. */
export function SetUpDetails({ token, form, kind, provinces, publicUrl, lostFile }: SetUpDetailsProps) {
  return (
    <>
      <div>
        <p class="hush">ขั้นที่ 2 จาก 2</p>
        <h1>ข้อมูลของ{kind.full}</h1>
        <p>
          <a href={paths.setup.href({ token })}>เปลี่ยนประเภทหน่วยงาน</a>
        </p>
      </div>
      <Form form={form} action={paths.setup.href({ token })} hidden={{ kind: kind.key }} files>
        <h2>หน่วยงาน</h2>
        <PlaceFields form={form} kind={kind} provinces={provinces} />
        <TextField
          form={form}
          name="slug"
          label="ชื่อย่อในที่อยู่เว็บ"
          help={`ตัวอักษร a–z, 0–9 และขีด (-) เช่น bueng-suk จะเป็นที่อยู่ ${publicUrl}/bueng-suk ซึ่งเปลี่ยนภายหลังไม่ได้`}
          autocomplete="off"
          spellcheck={false}
          maxlength={40}
          short
        />
        {lostFile && !form.errors["emblem"] && (
          <Notice kind="late">ไฟล์ตราที่เลือกไว้ไม่ได้ติดมาด้วย โปรดเลือกอีกครั้ง</Notice>
        )}
        <FileField
          form={form}
          name="emblem"
          label="ตราของหน่วยงาน"
          help="ภาพ PNG, JPEG หรือ WebP ไม่เกิน 1.5 MB ใส่ภายหลังก็ได้"
          accept={emblemTypes}
          optional
        />

        <h2>หน่วยงานภายใน</h2>
        <CheckboxGroup
          form={form}
          name="units"
          label="เลือกหน่วยงานภายในที่มีอยู่"
          help={
            <>
              รายการนี้ช่วยให้เริ่มได้เร็ว เพิ่ม เปลี่ยนชื่อ และจัดลำดับได้ภายหลัง{" "}
              {kind.units.every((unit) => unit.confirmed) ? null : (
                <Unconfirmed source="ชุดข้อมูลประเภทองค์กรปกครองส่วนท้องถิ่น" />
              )}
            </>
          }
          choices={kind.units.map((unit) => ({ value: unit.key, label: unit.name }))}
          columns
          optional
        />

        <h2>ผู้ดูแลระบบคนแรก</h2>
        <p>บัญชีนี้เชิญผู้อื่นและกำหนดบทบาทได้ เป็นบัญชีของบุคคล ไม่ใช่บัญชีร่วมของหน่วยงาน</p>
        <TextField form={form} name="administrator.name" label="ชื่อและนามสกุล" autocomplete="name" />
        <TextField
          form={form}
          name="administrator.email"
          label="อีเมล"
          type="email"
          autocomplete="email"
          spellcheck={false}
        />
        <TextField
          form={form}
          name="administrator.username"
          label="ชื่อผู้ใช้"
          help="ใช้ลงชื่อเข้าใช้แทนอีเมลได้ เช่น somchai.j"
          autocomplete="username"
          spellcheck={false}
          short
        />
        <PasswordField
          form={form}
          name="administrator.password"
          label="รหัสผ่าน"
          help="อย่างน้อย 12 ตัวอักษร ประโยคที่จำได้ดีกว่าคำสั้นที่ซับซ้อน"
          autocomplete="new-password"
        />
        <PasswordField
          form={form}
          name="administrator.passwordAgain"
          label="รหัสผ่านอีกครั้ง"
          autocomplete="new-password"
        />
        <SubmitRow label="สร้างหน่วยงานและบัญชี" />
      </Form>
    </>
  );
}

function PlaceFields({ form, kind, provinces }: Pick<SetUpDetailsProps, "form" | "kind" | "provinces">) {
  const source = nameSource(kind);
  if (source === "fixed") {
    const { fixed } = kind.territory;
    return (
      <p>
        {kind.full}
        {fixed?.amphoe && ` อำเภอ${fixed.amphoe}`}
        {fixed && fixed.changwat !== kind.full && ` จังหวัด${fixed.changwat}`}
      </p>
    );
  }
  return (
    <>
      {source === "typed" && (
        <>
          <TextField
            form={form}
            name="name"
            label={`ชื่อ${kind.full}`}
            help={`เฉพาะชื่อ ไม่ต้องใส่คำว่า “${kind.full}” เช่น บึงสุข`}
            autocomplete="off"
            maxlength={100}
          />
          <TextField form={form} name="amphoe" label="อำเภอ" autocomplete="off" maxlength={100} short />
        </>
      )}
      <SelectField
        form={form}
        name="province"
        label="จังหวัด"
        choices={provinces.map((name) => ({ value: name, label: name }))}
      />
    </>
  );
}

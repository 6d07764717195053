import { paths } from "../../../../paths.ts";
import type { Organisation } from "../../../../platform/accounts/organisations.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import type { OrganisationKind } from "../../../../platform/packs/kinds/organisation-kinds.ts";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { FileField, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { emblemHref } from "../../../../platform/ui/paper/emblem.ts";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { emblemTypes } from "../emblem.ts";
import { nameSource } from "../rules.ts";

interface SettingsProps {
  org: Organisation;
  kind: OrganisationKind | undefined;
  provinces: readonly string[];
  publicUrl: string;
  profile: FormState;
  emblem: FormState;
}

export function OrganisationSettings({ org, kind, provinces, publicUrl, profile, emblem }: SettingsProps) {
  const source = kind ? nameSource(kind) : "typed";
  const home = paths.public.home.href({ org: org.slug });
  return (
    <>
      <PageHead
        title="ข้อมูลองค์กร"
        lead="ชื่อ ที่ตั้ง และตราที่แสดงบนทุกหน้าและทุกเอกสาร"
        actions={<a href={home}>ดูหน้าเว็บสาธารณะ</a>}
      />
      <Sheet title="ชื่อและที่ตั้ง">
        <Facts
          facts={[
            { label: "ประเภท", value: kind?.full },
            { label: "ที่อยู่เว็บ", value: <a href={home}>{`${publicUrl}${home}`}</a> },
            ...(source === "fixed" ? [{ label: "จังหวัด", value: org.province }] : []),
          ]}
        />
        {source !== "fixed" && (
          <Form
            form={profile}
            action={paths.office.organisation.href({ org: org.slug })}
            version={org.version}
          >
            {source === "typed" && (
              <>
                <TextField
                  form={profile}
                  name="name"
                  label="ชื่อ"
                  help={kind && `เฉพาะชื่อ ไม่ต้องใส่คำว่า “${kind.full}”`}
                  maxlength={100}
                  autocomplete="off"
                />
                <TextField
                  form={profile}
                  name="amphoe"
                  label="อำเภอ"
                  maxlength={100}
                  autocomplete="off"
                  short
                />
              </>
            )}
            <SelectField
              form={profile}
              name="province"
              label="จังหวัด"
              choices={provinces.map((name) => ({ value: name, label: name }))}
            />
            <SubmitRow label="บันทึก" />
          </Form>
        )}
      </Sheet>
      <Sheet title="ตราของหน่วยงาน">
        {org.emblem_saved_at && (
          <div class="row">
            <img src={emblemHref(org)} alt="ตราของหน่วยงานที่ใช้อยู่" width="128" height="128" />
            <Confirm
              id="remove-emblem"
              trigger="นำตราออก"
              title="นำตราของหน่วยงานออกหรือไม่"
              action={paths.office.emblemRemove.href({ org: org.slug })}
              yes="นำตราออก"
            >
              ทุกหน้าจะใช้ตราของระบบแทน จนกว่าจะใส่ตราใหม่
            </Confirm>
          </div>
        )}
        <Form form={emblem} action={paths.office.emblem.href({ org: org.slug })} files>
          <FileField
            form={emblem}
            name="image"
            label={org.emblem_saved_at ? "เปลี่ยนเป็นภาพใหม่" : "ภาพตรา"}
            help="PNG, JPEG หรือ WebP ไม่เกิน 1.5 MB ภาพสี่เหลี่ยมจัตุรัสพื้นโปร่งใสดูดีที่สุด"
            accept={emblemTypes}
          />
          <SubmitRow label="บันทึกตรา" />
        </Form>
      </Sheet>
    </>
  );
}

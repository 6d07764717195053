import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import type { OrganisationKind } from "../../../../platform/packs/kinds/organisation-kinds.ts";
import { ActButton } from "../../../../platform/ui/button.tsx";
import { RadioGroup } from "../../../../platform/ui/choice-fields.tsx";
import { ErrorSummary } from "../../../../platform/ui/form.tsx";

interface ChooseKindProps {
  token: string;
  form: FormState;
  kinds: readonly OrganisationKind[];
  offersDemo: boolean;
}

/** Step 1: the kind decides what is asked next. */
export function ChooseKind({ token, form, kinds, offersDemo }: ChooseKindProps) {
  return (
    <>
      <div>
        <p class="hush">ขั้นที่ 1 จาก 2</p>
        <h1>เริ่มใช้งานสุจริต</h1>
      </div>
      <p>
        ระบบยังว่างอยู่ หน้านี้สร้างหน่วยงานของท่านและบัญชีผู้ดูแลระบบคนแรก ใช้เวลาราว 3 นาที ทุกอย่างนอกจากประเภทและชื่อย่อ
        แก้ไขได้ภายหลัง
      </p>
      <form class="form" method="get" action={paths.setup.href({ token })}>
        <input type="hidden" name="step" value="2" />
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="kind"
          label="หน่วยงานของท่านเป็นประเภทใด"
          choices={kinds.map((kind) => ({
            value: kind.key,
            label: kind.full === kind.short ? kind.full : `${kind.full} (${kind.short})`,
          }))}
        />
        <div class="submit">
          <button class="btn go" type="submit">
            ต่อไป
          </button>
        </div>
      </form>
      {offersDemo && (
        <section class="stack" aria-labelledby="demo">
          <h2 id="demo">อยากลองดูก่อน</h2>
          <p>
            เปิดหน่วยงานตัวอย่างที่มีข้อมูลสมมติครบทั้งปี พร้อมบัญชีหนึ่งบัญชีต่อบทบาท เหมาะสำหรับทดลองและอบรม ไม่ควรใส่ข้อมูลจริงลงไป
            เมื่อจะใช้งานจริง ให้ผู้ติดตั้งเริ่มระบบด้วยโฟลเดอร์ข้อมูลใหม่ (DATA_DIR)
          </p>
          <ActButton action={paths.setupDemo.href({ token })}>เปิดหน่วยงานตัวอย่าง</ActButton>
        </section>
      )}
    </>
  );
}

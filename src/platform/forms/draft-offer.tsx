import type { VNode } from "preact";
import { paths } from "../../paths.ts";
import { findDraft } from "./drafts.ts";
import type { FormState } from "./state.ts";
import { blankForm } from "./state.ts";
import { ActButton, LinkButton } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Web } from "../web/context.ts";
import { formatThaiDateTime } from "../../thai/date-text.ts";

export interface Offered {
  /** The draft when it was asked for, else what the page would show without one. */
  form: FormState;
  /** Stands above the form. */
  offer: VNode | null;
}

/** Offers back what the person typed into this form and never sent. `action` is where the form posts to. */
export async function withDraft(c: Web, action: string, form: FormState): Promise<Offered> {
  const { house, org, viewer } = c.var;
  const draft = await findDraft(house.database, org.id, viewer.accountId, action);
  if (!draft) return { form, offer: null };
  const isOpen = c.req.query("draft") !== undefined;
  const discard = paths.office.draftDiscard.href({ org: org.slug }, { form: action });
  const offer = (
    <Notice kind="info" title={`มีร่างที่พิมพ์ค้างไว้ เก็บเมื่อ ${formatThaiDateTime(draft.savedAt, "short")}`}>
      <p>{isOpen ? "กำลังแสดงร่างนี้ ยังไม่ได้บันทึก" : "ด้านล่างเป็นข้อมูลที่บันทึกอยู่ ยังไม่ใช่ร่าง"}</p>
      <div class="row">
        {!isOpen && (
          <LinkButton href={`${action}?draft`} tone="go">
            พิมพ์ต่อจากร่าง
          </LinkButton>
        )}
        <ActButton action={discard}>ทิ้งร่าง</ActButton>
      </div>
    </Notice>
  );
  return { form: isOpen ? blankForm(draft.typed) : form, offer };
}

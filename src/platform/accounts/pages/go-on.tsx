import { paths } from "../../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { safeHref } from "../../ui/safe-href.ts";
import type { Unsent } from "../unsent.tsx";

/** Signed in again: one press sends what was typed to where it was going. */
export function GoOnPage({ unsent, name }: { unsent: Unsent; name: string }) {
  return (
    <>
      <h1>ทำต่อจากที่ค้างไว้</h1>
      <p>
        ท่านลงชื่อเข้าใช้ในชื่อ <strong>{name}</strong> สิ่งที่พิมพ์ไว้ยังไม่ได้บันทึก กดปุ่มด้านล่างเพื่อส่งต่อ
      </p>
      {unsent.hadFiles && (
        <Notice kind="late" title="ไฟล์ที่แนบไว้ไม่ได้มาด้วย">
          หลังส่งต่อแล้ว โปรดตรวจและแนบไฟล์ใหม่อีกครั้ง
        </Notice>
      )}
      <form method="post" action={safeHref(unsent.to)}>
        {unsent.typed.map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <div class="submit">
          <button class="btn go" type="submit" autofocus>
            ส่งสิ่งที่พิมพ์ไว้
          </button>
          <a href={paths.home.href({})}>ไม่ส่ง กลับหน้าแรก</a>
        </div>
      </form>
    </>
  );
}

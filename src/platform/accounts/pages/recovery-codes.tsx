import { paths } from "../../../paths.ts";
import { Notice } from "../../ui/notice.tsx";

export function RecoveryCodesPage({ title, codes }: { title: string; codes: readonly string[] }) {
  return (
    <>
      <h1>{title}</h1>
      <Notice kind="late" title="เก็บรหัสกู้คืนเหล่านี้ไว้ในที่ปลอดภัย">
        รหัสจะแสดงครั้งนี้ครั้งเดียว ใช้แทนโทรศัพท์เมื่อหายหรือเปลี่ยนเครื่อง แต่ละรหัสใช้ได้ครั้งเดียว พิมพ์หน้านี้ (Ctrl+P) หรือจดไว้
      </Notice>
      <ol class="pair">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <a class="btn go" href={paths.account.show.href({})}>
          เก็บไว้แล้ว ไปต่อ
        </a>
      </p>
    </>
  );
}

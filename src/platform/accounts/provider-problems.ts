/** What the sign-in library says in the address when the way through the provider ended here. */
export function providerProblem(code: string | undefined, provider = "ผู้ให้บริการยืนยันตัวตน"): string | undefined {
  if (!code) return undefined;
  if (code === "access_denied") return `ท่านยกเลิกการยืนยันตัวตนที่ ${provider}`;
  if (notLinked.has(code)) {
    return `ตัวตนใน ${provider} นี้ยังไม่ได้ผูกกับบัญชีใดในระบบ ลงชื่อเข้าใช้ด้วยรหัสผ่านก่อน แล้วผูกที่หน้า “บัญชีของฉัน”`;
  }
  if (code === "account_already_linked_to_different_user") return `ตัวตนใน ${provider} นี้ผูกกับบัญชีอื่นในระบบแล้ว`;
  return `ยืนยันตัวตนกับ ${provider} ไม่สำเร็จ โปรดลองใหม่ หรือลงชื่อเข้าใช้ด้วยรหัสผ่าน`;
}

const notLinked = new Set([
  "signup_disabled",
  "account_not_linked",
  "unable_to_link_account",
  "email_not_found",
]);

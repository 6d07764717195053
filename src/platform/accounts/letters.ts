import { formatThaiDateTime } from "../../thai/date-text.ts";
import type { Letter } from "../mail/mail.ts";
import type { IssuedLink } from "./links.ts";

interface Recipient {
  name: string;
  email: string;
}

/** The words that go with a link; the same for mail and for what an administrator hands over. */
export function invitationText(name: string, organisation: string, link: IssuedLink): string {
  return [
    `เรียน ${name}`,
    `${organisation}เชิญท่านเข้าใช้ระบบสุจริต เปิดลิงก์นี้เพื่อตั้งรหัสผ่านของท่าน`,
    link.href,
    `ลิงก์ใช้ได้ครั้งเดียว ถึงวันที่ ${formatThaiDateTime(link.expiresAt)} อย่าส่งต่อให้ผู้อื่น`,
  ].join("\n\n");
}

export function resetText(name: string, link: IssuedLink): string {
  return [
    `เรียน ${name}`,
    "เปิดลิงก์นี้เพื่อตั้งรหัสผ่านใหม่ของระบบสุจริต",
    link.href,
    `ลิงก์ใช้ได้ครั้งเดียว ถึงวันที่ ${formatThaiDateTime(link.expiresAt)} อย่าส่งต่อให้ผู้อื่น หากท่านไม่ได้ขอ ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้`,
  ].join("\n\n");
}

export function invitationLetter(to: Recipient, organisation: string, link: IssuedLink): Letter {
  return {
    to: to.email,
    subject: `${organisation}เชิญท่านเข้าใช้ระบบสุจริต`,
    text: invitationText(to.name, organisation, link),
  };
}

export function resetLetter(to: Recipient, link: IssuedLink): Letter {
  return { to: to.email, subject: "ตั้งรหัสผ่านใหม่ ระบบสุจริต", text: resetText(to.name, link) };
}

/** To somebody who has an account already. */
export function membershipLetter(to: Recipient, organisation: string, href: string): Letter {
  return {
    to: to.email,
    subject: `${organisation}เชิญท่านเป็นสมาชิก ระบบสุจริต`,
    text: [
      `เรียน ${to.name}`,
      `${organisation}เชิญท่านเป็นสมาชิกในระบบสุจริต ลงชื่อเข้าใช้ด้วยบัญชีเดิมของท่านแล้วตอบรับหรือปฏิเสธได้ที่`,
      href,
    ].join("\n\n"),
  };
}

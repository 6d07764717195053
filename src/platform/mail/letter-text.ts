import type { Letter } from "./mail.ts";

/** What a letter says; text and HTML are drawn from it alike. */
export interface LetterModel {
  subject: string;
  /** After "เรียน". */
  name: string;
  lines: readonly string[];
  /** The one thing to press; in the text its address stands on a line of its own. */
  button?: { label: string; href: string };
  after?: readonly string[];
  /** Who writes, below the letter. */
  from: string;
}

export function drawLetter(model: LetterModel): Pick<Letter, "subject" | "text" | "html"> {
  const text = `${textOf(model)}\n\n${model.from}\n${NO_REPLY}`;
  return { subject: oneLine(model.subject), text, html: htmlOf(model) };
}

const NO_REPLY = "อีเมลนี้ส่งโดยระบบสุจริตโดยอัตโนมัติ โปรดอย่าตอบกลับ";

/** Also for what an administrator hands over where there is no mail. */
export function textOf({ name, lines, button, after = [] }: LetterModel): string {
  return [`เรียน ${name}`, ...lines, ...(button ? [button.href] : []), ...after].join("\n\n");
}

// No pictures and no style sheet: mail programs fetch neither without asking.
const FONT =
  "font-family:Sarabun,'TH Sarabun New',Tahoma,sans-serif;font-size:16px;line-height:1.6;color:#1c2430";
const BUTTON =
  "display:inline-block;padding:10px 20px;background:#174a7c;color:#ffffff;text-decoration:none;border-radius:6px";

function htmlOf({ subject, name, lines, button, after = [], from }: LetterModel): string {
  const paragraph = (text: string) => `<p>${escaped(text).replaceAll("\n", "<br>")}</p>`;
  const press = button
    ? `<p><a href="${escaped(button.href)}" style="${BUTTON}">${escaped(button.label)}</a></p>` +
      `<p style="font-size:14px;word-break:break-all">${escaped(button.href)}</p>`
    : "";
  return (
    `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
    `<body style="margin:0;padding:24px;background:#ffffff"><div style="max-width:560px;${FONT}">` +
    paragraph(`เรียน ${name}`) +
    lines.map(paragraph).join("") +
    press +
    after.map(paragraph).join("") +
    `<p style="font-size:14px;color:#5b6472">${escaped(from)}<br>${NO_REPLY}</p>` +
    `</div></body></html>`
  );
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

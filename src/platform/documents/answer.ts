import { cleanName, contentDisposition } from "../files/names.ts";
import type { Web } from "../web/context.ts";
import { problem } from "../web/problem-pages.tsx";
import { withoutData } from "../without-data.ts";
import { drawDocument, TooManyWait } from "./draw.ts";
import { drawnOnce } from "./drawn-once.ts";
import type { DocumentFormat, DocumentModel } from "./model.ts";

const types: Record<DocumentFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Sends a document to keep. `name` is what the file is called, in Thai and without its ending; `sameFor` names what
 * everybody gets alike.
 */
export async function answerDocument(
  c: Web,
  model: DocumentModel,
  format: DocumentFormat,
  name: string,
  sameFor?: string,
): Promise<Response> {
  const { signal } = c.req.raw;
  try {
    // All visitors together hold the places of one person: papers for everyone never keep the office waiting.
    const who = c.var.viewer?.accountId ?? "visitors";
    const bytes = await (sameFor === undefined
      ? drawDocument(model, format, { signal, who })
      : drawnOnce(`${format} ${sameFor}`, () => drawDocument(model, format, { who })));
    return c.body(bytes, 200, {
      "content-type": types[format],
      "content-disposition": contentDisposition("attachment", cleanName(`${name}.${format}`, types[format])),
      "cache-control": "no-store",
    });
  } catch (error) {
    if (error instanceof TooManyWait)
      return problem(
        c,
        429,
        c.var.viewer
          ? "ท่านขอเอกสารไว้หลายฉบับแล้ว โปรดรอให้ฉบับก่อนเสร็จ แล้วค่อยขอฉบับนี้ใหม่"
          : "ขณะนี้มีผู้ขอเอกสารพร้อมกันหลายคน โปรดลองใหม่ในอีกสักครู่",
      );
    const log = signal.aborted ? "info" : "error";
    c.var.house.log[log](
      { requestId: c.var.requestId, format, error: withoutData(error as Error) },
      "document",
    );
    return problem(c, 503, "จัดทำเอกสารนี้ไม่สำเร็จ ข้อมูลไม่มีสิ่งใดเปลี่ยนไป โปรดลองใหม่ในอีกสักครู่ หรือเลือกรูปแบบอื่น");
  }
}

/** The format that the name of a file asks for, where it is one of these names. */
export function formatOf<Format extends string>(
  file: string,
  names: Record<string, Format>,
): Format | undefined {
  return Object.hasOwn(names, file) ? names[file] : undefined;
}

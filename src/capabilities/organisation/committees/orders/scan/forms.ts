import { z } from "zod";
import { givenFiles } from "../../../../../platform/files/form.ts";
import { place } from "../../../../../platform/files/place.ts";
import { reference } from "../../../../../platform/forms/fields.ts";
import { registrars } from "../../acts.ts";

/** The paper that was signed: what the register says is proved by it. */
export const signedScan = place({
  name: "appointment-order.signed",
  title: "คำสั่งฉบับลงนาม",
  kinds: ["pdf", "photo"],
  mostBytes: 40 * 1024 ** 2,
  mostFiles: 1,
  may: registrars,
});

export const AttachScan = z.strictObject({
  id: reference("คำสั่ง"),
  files: givenFiles(1, "ฉบับลงนาม").refine((files) => files.length === 1, "เลือกไฟล์ฉบับลงนาม 1 ไฟล์"),
});

export const RemoveScan = z.strictObject({ id: reference("คำสั่ง"), itemId: reference("ไฟล์") });

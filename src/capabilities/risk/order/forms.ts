import { z } from "zod";
import { choice, reference } from "../../../platform/forms/fields.ts";

const way = choice("ทิศทาง", ["up", "down"]);

export const MoveRisk = z.strictObject({ id: reference("ความเสี่ยง"), way });
export const MoveProcess = z.strictObject({ id: reference("กระบวนการ"), way });

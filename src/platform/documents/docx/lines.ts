import { BorderStyle } from "docx";

/** Tables that only place things: no line is drawn. */
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
export const noBorders = { top: none, bottom: none, left: none, right: none };
export const noLines = { ...noBorders, insideHorizontal: none, insideVertical: none };

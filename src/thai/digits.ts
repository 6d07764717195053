/** Thai and Arabic digits. Everything that is not a digit stays as it is. */
export type DigitStyle = "thai" | "arabic";

const thaiZero = "๐".charCodeAt(0);

export function toThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(thaiZero + Number(digit)));
}

export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero));
}

export function inDigits(text: string, style: DigitStyle): string {
  return style === "thai" ? toThaiDigits(text) : toArabicDigits(text);
}

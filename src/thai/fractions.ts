/** Exact numbers: 49.995 stays below 50, and two thirds are two thirds. */
export interface Fraction {
  readonly over: bigint;
  /** Always above zero. */
  readonly under: bigint;
}

export function fraction(over: bigint, under: bigint): Fraction {
  return under < 0n ? { over: -over, under: -under } : { over, under };
}

/** What the number says in figures, not what binary floating point makes of it. undefined for what is no number. */
export function exact(value: number): Fraction | undefined {
  const found = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!found) return undefined;
  const decimals = found[2] ?? "";
  const power = Number(found[3] ?? 0) - decimals.length;
  const figures = BigInt(`${found[1]}${decimals}`);
  return power >= 0 ? fraction(figures * 10n ** BigInt(power), 1n) : fraction(figures, 10n ** BigInt(-power));
}

export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.over * b.under;
  const right = b.over * a.under;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under - b.over * a.under, a.under * b.under);
}

/** undefined when there is nothing to divide by. */
export function divided(a: Fraction, b: Fraction): Fraction | undefined {
  return b.over === 0n ? undefined : fraction(a.over * b.under, a.under * b.over);
}

export function times(a: Fraction, factor: bigint): Fraction {
  return fraction(a.over * factor, a.under);
}

/** At most two decimals, cut and never rounded up: what stays below a target must not look as if it had reached it. */
export function inFigures(value: Fraction): string {
  const size = value.over < 0n ? -value.over : value.over;
  const hundredths = (size * 100n) / value.under;
  const isWhole = (size * 100n) % value.under === 0n;
  const whole = String(hundredths / 100n).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  const rest = String(hundredths % 100n).padStart(2, "0");
  const decimals = rest === "00" && isWhole ? "" : `.${isWhole ? rest.replace(/0$/, "") : rest}`;
  return `${value.over < 0n ? "-" : ""}${whole}${decimals}${isWhole ? "" : "…"}`;
}

/** With its unit where Thai puts it: ร้อยละ 80, ระดับ 4, 2 ครั้ง. */
export function counted(value: Fraction, unit: string): string {
  const figures = inFigures(value);
  if (unit === "ร้อยละ" || unit === "ระดับ") return `${unit} ${figures}`;
  return unit === "" ? figures : `${figures} ${unit}`;
}

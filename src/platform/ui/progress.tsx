/** How much of a whole is done, from two counts; the percentage is worked out here, never handed in. */
export interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly of: number;
  /** "โครงการ" */
  readonly unit?: string;
  readonly tone?: "doing" | "done" | "late";
}

export function Progress({ label, value, of, unit, tone = "doing" }: ProgressProps) {
  const count = `${value} จาก ${of}${unit ? ` ${unit}` : ""}`;
  // Nothing to do is not "0 % done".
  if (of <= 0) return <p class="hush">{label}: ไม่มีรายการ</p>;
  return (
    <div class={`progress ${tone}`}>
      <span>
        <span>{label}</span>
        <span>{count}</span>
      </span>
      <progress value={Math.max(0, Math.min(value, of))} max={of} aria-label={`${label} ${count}`} />
    </div>
  );
}

const STEPS = ["B", "KB", "MB", "GB", "TB"];

export function inWords(bytes: number): string {
  let left = bytes;
  let step = 0;
  for (; left >= 1024 && step < STEPS.length - 1; step += 1) left /= 1024;
  return `${step === 0 ? left : left.toFixed(1)} ${STEPS[step]}`;
}

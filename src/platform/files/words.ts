const steps = [
  ["GB", 1024 ** 3],
  ["MB", 1024 ** 2],
  ["kB", 1024],
] as const;

/** "1.4 MB": one decimal below ten, none above. */
export function sizeInWords(bytes: number): string {
  const [unit, size] = steps.find(([, least]) => bytes >= least) ?? (["ไบต์", 1] as const);
  const count = bytes / size;
  const digits = count < 9.95 && size > 1 ? 1 : 0;
  return `${count.toFixed(digits).replace(/\.0$/, "")} ${unit}`;
}

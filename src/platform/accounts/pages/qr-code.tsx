import { create } from "qrcode";

/** Drawn as one path; dark on light in any theme, or cameras do not see it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "L" });
  const edge = modules.size + 8; // four modules of quiet on each side, as the standard asks
  return (
    <svg
      role="img"
      aria-label={label}
      width="232"
      height="232"
      viewBox={`0 0 ${edge} ${edge}`}
      shape-rendering="crispEdges"
    >
      <rect width={edge} height={edge} fill="#fff" />
      <path d={pathOf(modules.size, (x, y) => modules.get(y, x) === 1)} fill="#000" />
    </svg>
  );
}

function pathOf(size: number, isDark: (x: number, y: number) => boolean): string {
  const places = Array.from({ length: size * size }, (_, index) => ({
    x: index % size,
    y: Math.floor(index / size),
  }));
  return places
    .filter(({ x, y }) => isDark(x, y))
    .map(({ x, y }) => `M${x + 4} ${y + 4}h1v1h-1z`)
    .join("");
}

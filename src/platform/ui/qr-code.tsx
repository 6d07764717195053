import { create } from "qrcode";

/** Drawn as one path; dark on light in any theme, or cameras do not see it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      width="232"
      height="232"
      viewBox={qrBox(text)}
      shape-rendering="crispEdges"
    >
      <QrModules text={text} />
    </svg>
  );
}

/** Modules and the quiet around them; a picture of any size is one of these in its own frame. */
export function QrModules({ text }: { text: string }) {
  const { modules } = codeOf(text);
  const edge = modules.size + QUIET * 2;
  return (
    <>
      <rect width={edge} height={edge} fill="#fff" />
      <path d={pathOf(modules.size, (x, y) => modules.get(y, x) === 1)} fill="#000" />
    </>
  );
}

export function qrBox(text: string): string {
  const edge = codeOf(text).modules.size + QUIET * 2;
  return `0 0 ${edge} ${edge}`;
}

/** Modules left light on each side, as the standard asks. */
const QUIET = 4;

function codeOf(text: string) {
  return create(text, { errorCorrectionLevel: "L" });
}

function pathOf(size: number, isDark: (x: number, y: number) => boolean): string {
  const places = Array.from({ length: size * size }, (_, index) => ({
    x: index % size,
    y: Math.floor(index / size),
  }));
  return places
    .filter(({ x, y }) => isDark(x, y))
    .map(({ x, y }) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`)
    .join("");
}

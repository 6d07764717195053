import { renderToString } from "preact-render-to-string";
import { qrBox, QrModules } from "../ui/qr-code.tsx";
import type { Picture } from "./model.ts";

const SIZE = 480;

/** A QR code on paper; its words say where it leads, for whoever cannot scan it. */
export function qrPicture(text: string, alt: string): Picture {
  const svg = renderToString(
    <svg xmlns="http://www.w3.org/2000/svg" width={SIZE} height={SIZE} viewBox={qrBox(text)}>
      <QrModules text={text} />
    </svg>,
  );
  return { format: "svg", svg, widthPx: SIZE, heightPx: SIZE, alt };
}

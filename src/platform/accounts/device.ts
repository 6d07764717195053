/** What a browser says of itself, in words that its owner recognises: "Chrome บน Windows". */
export function deviceInWords(userAgent: string | null): string {
  if (!userAgent) return "อุปกรณ์ที่ไม่ทราบชนิด";
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1];
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1];
  if (browser && system) return `${browser} บน ${system}`;
  return browser ?? system ?? "อุปกรณ์ที่ไม่ทราบชนิด";
}

// The order matters: most browsers also call themselves Chrome or Safari.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bLine\//i, "LINE"],
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
];

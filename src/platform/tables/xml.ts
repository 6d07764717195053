/** The parts of a Word file or workbook as trees. Written by programs, so well-formed; what is not is refused as broken. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
}

/** Deeper than any real document, and shallow enough for the stack. */
const MOST_DEPTH = 400;

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|</g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export function parseXml(xml: string): XmlElement {
  const top: XmlElement = { name: "", attributes: new Map(), children: [] };
  const open = [top];
  for (const [whole, data, closing, name, inside = "", alone, text] of xml.matchAll(TOKEN)) {
    const here = open.at(-1);
    if (!here) throw new Error("more is closed than was opened");
    // An entity of its own could stand for a file or for gigabytes.
    if (whole === "<!DOCTYPE") throw new Error("a document type");
    // Looking on from here would look through the rest once for each that follows.
    if (whole === "<") throw new Error("opened, and no tag");
    if (text !== undefined) here.children.push(unescaped(text));
    else if (data !== undefined) here.children.push(data);
    else if (name === undefined) continue;
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`${name} closes another`);
    } else {
      const element = { name, attributes: attributesOf(inside), children: [] };
      here.children.push(element);
      if (!alone) open.push(element);
      if (open.length > MOST_DEPTH) throw new Error("too deep");
    }
  }
  if (open.length !== 1) throw new Error("not closed");
  return top;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, key = "", double, single] of text.matchAll(ATTRIBUTE))
    attributes.set(key, unescaped(double ?? single ?? ""));
  return attributes;
}

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    return named[name] ?? whole;
  });
}

export function elementsIn(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let here = element;
  for (const name of path) here = here && elementsIn(here, name)[0];
  return here;
}

export function valueOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes.get("w:val");
}

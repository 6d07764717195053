/** The parts of an Office file as trees, for tests of their build. What is read was written well-formed by a library. */
export interface XmlNode {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
}

export function xmlTree(xml: string): XmlNode {
  const top: XmlNode = { name: "", attributes: new Map(), children: [] };
  const open: XmlNode[] = [top];
  for (const [whole, closing, name = "", inside = "", alone] of xml.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g,
  )) {
    if (closing) {
      const last = open.pop();
      if (last?.name !== name) throw new Error(`${whole} closes ${last?.name}`);
      continue;
    }
    const attributes = new Map(
      [...inside.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
        ([, key = "", double, single]) => [key, double ?? single ?? ""] as const,
      ),
    );
    const node = { name, attributes, children: [] };
    open.at(-1)?.children.push(node);
    if (!alone) open.push(node);
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  return top;
}

export function* everyNode(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children) {
    yield child;
    yield* everyNode(child);
  }
}

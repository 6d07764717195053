/** Names for findings from what they are about; the second of the same name is counted. */
export function findingNames(): (parts: readonly (string | undefined)[]) => string {
  const taken = new Map<string, number>();
  return (parts) => {
    const name = parts.filter((part) => part !== undefined).join(":");
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? name : `${name}#${before + 1}`;
  };
}

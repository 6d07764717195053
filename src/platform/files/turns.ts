/** Lets so many work at once; the others wait in the order in which they came. */
export function turnsOf(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const inTurn = fairTurnsOf(most);
  return (work) => inTurn("", work);
}

/** The same, but who waits with much lets others in between: first come the first works of each. */
export function fairTurnsOf(most: number): <T>(who: string, work: () => Promise<T>) => Promise<T> {
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;
  const takeNext = () => {
    const [first] = waiting;
    if (!first) return undefined;
    const [who, own] = first;
    const next = own.shift();
    waiting.delete(who);
    if (own.length > 0) waiting.set(who, own);
    return next;
  };
  return async (who, work) => {
    if (running >= most)
      await new Promise<void>((resolve) => {
        const own = waiting.get(who);
        if (own) own.push(resolve);
        else waiting.set(who, [resolve]);
      });
    else running += 1;
    try {
      return await work();
    } finally {
      const next = takeNext();
      if (next) next();
      else running -= 1;
    }
  };
}

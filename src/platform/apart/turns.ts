export interface Turns {
  /** Whoever no longer wants to wait says so by the signal; what has begun goes on. */
  <T>(who: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** How many works of somebody, or of all, have not begun. */
  waiting: (who?: string) => number;
}

/** Lets so many work at once; the others wait in the order in which they came. */
export function turnsOf(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const inTurn = fairTurnsOf(most);
  return (work) => inTurn("", work);
}

/** The same, but who waits with much lets others in between: first come the first works of each. */
export function fairTurnsOf(most: number): Turns {
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
  const wait = (who: string, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const own = waiting.get(who) ?? [];
      const leave = () => {
        own.splice(own.indexOf(begin), 1);
        if (own.length === 0) waiting.delete(who);
        reject(new NobodyWaits("nobody waits for this any more"));
      };
      const begin = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      own.push(begin);
      waiting.set(who, own);
      signal?.addEventListener("abort", leave, { once: true });
    });
  const inTurn = async <T>(who: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    if (signal?.aborted) throw new NobodyWaits("nobody waits for this any more");
    if (running >= most) await wait(who, signal);
    else running += 1;
    try {
      return await work();
    } finally {
      const next = takeNext();
      if (next) next();
      else running -= 1;
    }
  };
  const counted = (who?: string) =>
    who === undefined
      ? [...waiting.values()].reduce((sum, own) => sum + own.length, 0)
      : (waiting.get(who)?.length ?? 0);
  return Object.assign(inTurn, { waiting: counted });
}

/** Whoever asked has gone before it was their turn. */
export class NobodyWaits extends Error {
  override name = "NobodyWaits";
}

/** The other end: the part of a program that works apart from the server which takes its orders. */

export type FromApart<Told> = { told: Told } | { end: true };

/** Orders come one after the other. One that throws ends the process, and with it only itself. */
export function takeOrders<Order, Told>(
  work: (order: Order, tell: (told: Told) => void) => Promise<void>,
): void {
  // Whoever stops the server in a terminal stops all of its processes at once, but what is asked for comes first.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => process.exit());
  const send = (message: FromApart<Told>) => process.send?.(message);
  process.on("message", async (order: Order) => {
    await work(order, (told) => send({ told }));
    send({ end: true });
  });
}

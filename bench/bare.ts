import { fork } from "node:child_process";
import { join } from "node:path";
import { root } from "../src/platform/root.ts";
import type { BareWork } from "./bare-server.ts";
import type { Statement } from "./record.ts";

export interface BareWish {
  /** The product, whose bytes are copied. */
  url: string;
  databaseUrl: string;
  connections: number;
  pages: { path: string; cookie: string; statements: Statement[] }[];
}

export async function startBareServer(
  wish: BareWish,
): Promise<{ url: string; pid: number; stop: () => void }> {
  const pages = await Promise.all(
    wish.pages.map(async ({ path, cookie, statements }) => {
      const answer = await fetch(wish.url + path, { headers: { cookie }, redirect: "manual" });
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
      return { path, statements, text: await answer.text() };
    }),
  );
  const child = fork(join(root, "bench", "bare-server.ts"), { serialization: "advanced", stdio: "inherit" });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (told) => resolve((told as { port: number }).port));
    child.once("exit", () => reject(new Error("The bare server ended")));
    child.send({ databaseUrl: wish.databaseUrl, connections: wish.connections, pages } satisfies BareWork);
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? -1, stop: () => child.kill() };
}

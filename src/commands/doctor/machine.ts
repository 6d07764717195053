import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Configuration } from "../../configuration.ts";
import { mailOver } from "../../platform/mail/mail.ts";
import { root } from "../../platform/root.ts";
import { loadAssets } from "../../platform/web/assets.ts";
import type { Finding } from "./finding.ts";
import { broken, note, ok } from "./finding.ts";

const GIB = 1024 ** 3;

export async function examineDisk(folder: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const text = `disk: ${(free / GIB).toFixed(1)} GiB free for ${folder}`;
  if (free < 0.5 * GIB) return [broken(text, "Free some space now: without it nothing can be saved.")];
  if (free < 5 * GIB) return [note(text, "Plan for more space; the database and evidence files grow.")];
  return [ok(text)];
}

/** Secrets in the data folder are for their owner's eyes only. */
export async function examineFolder(folder: string): Promise<Finding[]> {
  if (process.platform === "win32")
    return [
      note(
        `data folder: ${folder}`,
        "Windows keeps no modes: check by hand that only this account may open it.",
      ),
    ];
  const secrets = [
    "secret",
    "database/passwords",
    "database/passwords/owner",
    "database/passwords/app",
    "database/log",
  ];
  const open: string[] = [];
  for (const name of secrets) {
    const mode = await modeOf(join(folder, name));
    if (mode !== undefined && (mode & 0o077) !== 0) open.push(name);
  }
  const own = (await modeOf(folder)) ?? 0;
  if ((own & 0o022) !== 0)
    return [broken(`data folder: others may write in ${folder}`, `Run: chmod go-w '${folder}'`)];
  if (open.length > 0) {
    const names = open.map((name) => `'${join(folder, name)}'`).join(" ");
    return [broken(`data folder: others may read ${open.join(", ")}`, `Run: chmod go-rwx ${names}`)];
  }
  return [ok(`data folder: ${folder}, secrets closed to others`)];
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Thai letters come from the font that the product brings along, on a page and on paper. */
export function examineFonts(folder = join(root, "build")): Finding[] {
  const advice = "Run npm ci in the program folder, then any sucharit command: it builds the files anew.";
  let css: string;
  try {
    const assets = loadAssets(folder);
    css = Buffer.from(assets.file(assets.css.split("/").at(-1) ?? "")?.plain ?? []).toString();
    const fonts = [
      ...new Set(
        [...css.matchAll(/url\("?\/assets\/(sarabun-thai-\d+-normal-[^")]+)/g)].map(([, name]) => name ?? ""),
      ),
    ];
    const lost = fonts.filter((name) => !assets.file(name));
    if (fonts.length === 0 || lost.length > 0)
      return [broken("fonts: Sarabun is missing among the built files", advice)];
    return [ok(`fonts: Sarabun in ${fonts.length} weights, for pages`)];
  } catch (error) {
    return [
      broken(
        `fonts: the built files cannot be read (${error instanceof Error ? error.message : String(error)})`,
        advice,
      ),
    ];
  }
}

export async function examineMail({ smtp }: Configuration): Promise<Finding[]> {
  if (!smtp) {
    return [
      note(
        "mail: not set",
        "Links for invitations and new passwords are shown to the administrator to hand over. Set SMTP_URL and SMTP_FROM to mail them.",
      ),
    ];
  }
  const { host } = new URL(smtp.url);
  const answer = await mailOver(smtp).check();
  if (!answer.ok)
    return [
      broken(
        `mail: ${host} refuses (${answer.message})`,
        "Check SMTP_URL: address, port, name and password.",
      ),
    ];
  return [ok(`mail: ${host} takes letters from ${smtp.from}`)];
}

export function examineAddress({ publicUrl, host, port, trustedProxy }: Configuration): Finding[] {
  if (!publicUrl) {
    const here = `address: http://localhost:${port}, for this machine only`;
    const advice =
      "Set PUBLIC_URL to the address that people type; links in letters, cookies and passkeys depend on it.";
    return [
      isLoopback(host)
        ? ok(here)
        : note(`address: HOST=${host} is open to others, PUBLIC_URL is not set`, advice),
    ];
  }
  const url = new URL(publicUrl);
  if (url.protocol === "https:") {
    const through = ok(`address: ${publicUrl}`);
    return trustedProxy
      ? [through]
      : [
          through,
          note(
            "address: TRUSTED_PROXY is not set",
            "Set TRUSTED_PROXY=true behind your own proxy, or all people count as one address when guesses are slowed down.",
          ),
        ];
  }
  if (isLoopback(url.hostname)) return [ok(`address: ${publicUrl}, for this machine only`)];
  return [
    note(
      `address: ${publicUrl} is not encrypted`,
      "Put a proxy with a certificate in front and begin PUBLIC_URL with https:, or passwords can be read on the way and passkeys do not work.",
    ),
  ];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || host.startsWith("127.");
}

import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

/** A Chromium of this machine: the one named, one that is installed, else playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM"];
  if (named) return existsSync(named) ? named : undefined;
  const programs = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).concat("/usr/bin", "/snap/bin");
  const applications = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  return [
    ...folders.flatMap((folder) => programs.map((program) => join(folder, program))),
    ...applications,
    chromium.executablePath(),
  ].find(isProgram);
}

export const howToGetChromium =
  "Browser tests need Chromium: install it (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium) or set CHROMIUM to its program file.";

/** Debian's package when root, else playwright's download; gives the program or nothing. */
export function installChromium(say: (line: string) => void): string | undefined {
  const ways: { when: boolean; commands: [string, ...string[]][] }[] = [
    {
      when: process.getuid?.() === 0 && existsSync("/usr/bin/apt-get"),
      commands: [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
      ],
    },
    {
      when: true,
      commands: [
        [process.execPath, "node_modules/playwright-core/cli.js", "install", "--with-deps", "chromium"],
      ],
    },
    {
      when: true,
      commands: [[process.execPath, "node_modules/playwright-core/cli.js", "install", "chromium"]],
    },
  ];
  for (const { when, commands } of ways) {
    if (!when) continue;
    say(
      `Chromium is missing; trying: ${commands.map((command) => command.slice(0, 6).join(" ")).join(" && ")}`,
    );
    if (commands.every(succeeds)) {
      const found = findChromium();
      if (found) return found;
    }
  }
  return undefined;
}

export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(howToGetChromium);
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function succeeds([program, ...words]: [string, ...string[]]): boolean {
  try {
    execFileSync(program, words, {
      stdio: "ignore",
      timeout: 240_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    return true;
  } catch {
    return false;
  }
}

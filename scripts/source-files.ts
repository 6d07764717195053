import { existsSync, readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** The TypeScript files at or below some places of the program, by their path from its root. */
export function sourceFiles(places: readonly string[]): string[] {
  return places
    .filter((place) => existsSync(place))
    .flatMap((place) => (statSync(place).isFile() ? [place] : below(place)));
}

function below(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll(sep, "/"));
}

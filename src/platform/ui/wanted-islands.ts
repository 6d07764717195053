import type { IslandName } from "./document.tsx";

/**
 * What the page that is being drawn has a use for. A piece asks while it is drawn; drawing is done in one
 * go, so the answers belong to one page. Looking for the pieces in the finished page cost more than a query.
 */
const wanted = new Set<IslandName>();

export function wantIsland(name: IslandName): void {
  wanted.add(name);
}

/** What was asked for since the last page. */
export function takeWantedIslands(): IslandName[] {
  const names = [...wanted];
  wanted.clear();
  return names;
}

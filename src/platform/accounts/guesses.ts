import { createHmac } from "node:crypto";
import { normalizeIP } from "@better-auth/core/utils/ip";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { House } from "../house.ts";
import type { Web } from "../web/context.ts";

const QUARTER = 15 * 60;
const HOUR = 60 * 60;

/**
 * How often something may be tried. An office shares one address, so that limit is wide; a password of
 * twelve letters is not found in eight tries a quarter of an hour.
 */
const limits = {
  "sign-in-account": { points: 8, duration: QUARTER },
  "sign-in-address": { points: 80, duration: QUARTER },
  "second-step-account": { points: 8, duration: QUARTER },
  "second-step-address": { points: 80, duration: QUARTER },
  "forgotten-account": { points: 3, duration: HOUR },
  "forgotten-address": { points: 20, duration: HOUR },
  "link-address": { points: 40, duration: QUARTER },
  "own-password-account": { points: 8, duration: QUARTER },
  // A hall full of people signs in to a training behind one address, and sits its test.
  "visitor-address": { points: 600, duration: QUARTER },
  // The sign-in library takes a code for 30 seconds before and after the 30 that it is shown.
  "authenticator-code": { points: 1, duration: 90 },
} as const;

export type GuessKind = keyof typeof limits;

/** Counts a try before it is made. Gives the seconds to wait when there were too many. */
export async function countGuess(house: House, kind: GuessKind, whose: string): Promise<number | undefined> {
  try {
    await limiter(house, kind).consume(await hidden(house, kind, whose));
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}

/** A right answer: the account starts anew, the address gets its try back. */
export async function forgiveGuess(house: House, kind: GuessKind, whose: string): Promise<void> {
  const key = await hidden(house, kind, whose);
  if (kind.endsWith("-address")) await limiter(house, kind).reward(key, 1);
  else await limiter(house, kind).delete(key);
}

/** What a page says to who has to wait; the answer says the same to a program. */
export function tooManyAnswer(c: Web, seconds: number, what = "ลองผิดหลายครั้งเกินไป"): string {
  c.header("retry-after", String(seconds));
  const wait = seconds < 60 ? `${seconds} วินาที` : `${Math.ceil(seconds / 60)} นาที`;
  return `${what} โปรดรออีก ${wait} แล้วลองใหม่`;
}

const limiters = new WeakMap<object, Map<GuessKind, RateLimiterPostgres>>();

function limiter(house: House, kind: GuessKind): RateLimiterPostgres {
  const known = limiters.get(house.database) ?? new Map<GuessKind, RateLimiterPostgres>();
  limiters.set(house.database, known);
  const made =
    known.get(kind) ??
    new RateLimiterPostgres({
      storeClient: house.database.pool,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true, // by a migration: the program's role may make no tables
      keyPrefix: kind,
      ...limits[kind],
      blockDuration: limits[kind].duration,
    });
  known.set(kind, made);
  return made;
}

/** The table must tell nobody who tried to sign in from where. */
async function hidden(house: House, kind: GuessKind, whose: string): Promise<string> {
  const { secret } = await house.auth.$context;
  // One subscriber holds a whole /64 of IPv6 addresses and could guess from each of them.
  const one = kind.endsWith("-address") ? normalizeIP(whose, { ipv6Subnet: 64 }) : whose;
  return createHmac("sha256", secret).update(one).digest("base64url");
}

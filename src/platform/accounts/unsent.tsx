import type { Body } from "../forms/body.ts";
import { secretField } from "../forms/secret-fields.ts";
import type { Web } from "../web/context.ts";
import { localPath } from "../web/local-path.ts";

/**
 * A form that was sent after the session had ended. The browser itself carries what was typed through
 * the sign-in, as hidden fields; the server keeps nothing of somebody whom it does not know yet.
 */
export interface Unsent {
  /** Where the form was sent to. */
  to: string;
  typed: readonly (readonly [name: string, value: string])[];
  /** A file cannot be carried: the person must choose it again. */
  hadFiles: boolean;
}

const TO = "_to";
const FILES = "_files";
const TYPED = "_typed.";

export function unsentFrom(c: Web, body: Body): Unsent {
  const url = new URL(c.req.url);
  return {
    to: `${url.pathname}${url.search}`,
    typed: pairsOf(body).filter(([name]) => !secretField.test(name)),
    hadFiles: Object.keys(body.files).length > 0,
  };
}

/** What an earlier step of the sign-in handed on. */
export function unsentCarried(body: Body): Unsent | undefined {
  const to = carriedTo(body.values[TO]);
  if (!to) return undefined;
  return {
    to,
    typed: pairsOf(body).flatMap(([name, value]) =>
      name.startsWith(TYPED) && !secretField.test(name) ? [[name.slice(TYPED.length), value] as const] : [],
    ),
    hadFiles: body.values[FILES] === "yes",
  };
}

export function UnsentFields({ unsent }: { unsent: Unsent | undefined }) {
  if (!unsent) return null;
  return (
    <>
      <input type="hidden" name={TO} value={unsent.to} />
      {unsent.hadFiles && <input type="hidden" name={FILES} value="yes" />}
      {unsent.typed.map(([name, value]) => (
        <input type="hidden" name={`${TYPED}${name}`} value={value} />
      ))}
    </>
  );
}

/** Only forms of the office and of the own account ask for a session, so only they are gone on with. */
function carriedTo(value: string | string[] | undefined): string | undefined {
  const path = localPath(value, "");
  return /^\/(?:[a-z0-9-]+\/office|account)\//.test(path) && !path.startsWith("/account/auth/")
    ? path
    : undefined;
}

function pairsOf(body: Body): [string, string][] {
  return Object.entries(body.values).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
}

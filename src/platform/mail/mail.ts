import { createTransport } from "nodemailer";

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  /** Without it, links are shown to the administrator to hand over. */
  isSet: boolean;
  /** The message goes to the program's log, so it names no address. */
  send(letter: Letter): Promise<{ ok: true } | { ok: false; message: string }>;
  check(): Promise<{ ok: true } | { ok: false; message: string }>;
}

export function mailOver(smtp: { url: string; from: string } | undefined): Mail {
  if (!smtp) {
    const off = async () => ({ ok: false as const, message: "SMTP_URL is not set" });
    return { isSet: false, send: off, check: off };
  }
  const transport = createTransport(smtp.url, {
    from: smtp.from,
    connectionTimeout: 10_000,
    socketTimeout: 15_000,
  } as object);
  const attempt = async (work: () => Promise<unknown>, told: (error: unknown) => string) => {
    try {
      await work();
      return { ok: true as const };
    } catch (error) {
      return { ok: false as const, message: told(error) };
    }
  };
  return {
    isSet: true,
    send: (letter) => attempt(() => transport.sendMail({ from: smtp.from, ...letter }), withoutAddress),
    check: () => attempt(() => transport.verify(), inFull),
  };
}

function inFull(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A mail server repeats in its answer whom it refused. */
export function withoutAddress(error: unknown): string {
  const { code, responseCode, command } = (error ?? {}) as Record<string, unknown>;
  return [code, responseCode, command].filter((part) => part !== undefined).join(" ") || "unknown";
}

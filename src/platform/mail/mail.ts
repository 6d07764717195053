export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for every try of one letter: whoever gets it twice can tell. */
  messageId: string;
}

/** `isFinal`: this recipient will never be taken. The message goes to the program's log, so it names no address. */
export type Sent = { ok: true } | { ok: false; message: string; isFinal: boolean };

export interface Mail {
  /** Without it, links are shown to the administrator to hand over. */
  isSet: boolean;
  send(letter: Letter): Promise<Sent>;
  check(): Promise<{ ok: true } | { ok: false; message: string }>;
}

export function mailOver(smtp: { url: string; from: string } | undefined): Mail {
  if (!smtp) {
    const message = "SMTP_URL is not set";
    return {
      isSet: false,
      send: async () => ({ ok: false, message, isFinal: false }),
      check: async () => ({ ok: false, message }),
    };
  }
  const connect = async () => {
    const { createTransport } = await import("nodemailer");
    return createTransport(smtp.url, {
      from: smtp.from,
      connectionTimeout: 10_000,
      socketTimeout: 15_000,
    } as object);
  };
  // Heavy: loaded with the first letter.
  let connected: ReturnType<typeof connect> | undefined;
  const transport = () => (connected ??= connect());
  return {
    isSet: true,
    send: async (letter) => {
      try {
        // As an object it is one address, whatever stands in it; a text may name several.
        const to = { name: "", address: letter.to };
        await (await transport()).sendMail({ from: smtp.from, ...letter, to });
        return { ok: true };
      } catch (error) {
        return { ok: false, message: withoutAddress(error), isFinal: isRefusedRecipient(error) };
      }
    },
    check: async () => {
      try {
        await (await transport()).verify();
        return { ok: true };
      } catch (error) {
        return { ok: false, message: inFull(error) };
      }
    },
  };
}

/** Whoever it is sent to does not exist there (5xx to RCPT TO); everything else may be better tomorrow. */
export function isRefusedRecipient(error: unknown): boolean {
  const { code, responseCode, command } = (error ?? {}) as Record<string, unknown>;
  return code === "EENVELOPE" && command === "RCPT TO" && Number(responseCode) >= 500;
}

function inFull(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A mail server repeats in its answer whom it refused. */
export function withoutAddress(error: unknown): string {
  const { code, responseCode, command } = (error ?? {}) as Record<string, unknown>;
  return [code, responseCode, command].filter((part) => part !== undefined).join(" ") || "unknown";
}

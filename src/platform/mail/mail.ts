import { createTransport } from "nodemailer";

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  /** Without it, links are shown to the administrator to hand over. */
  isSet: boolean;
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
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      return { ok: true as const };
    } catch (error) {
      return { ok: false as const, message: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    isSet: true,
    send: (letter) => attempt(() => transport.sendMail({ from: smtp.from, ...letter })),
    check: () => attempt(() => transport.verify()),
  };
}

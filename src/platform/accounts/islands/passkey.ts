/** Asks the device for a passkey, to sign in or to add one; then the form goes its usual way. */
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) watchPasskeyForm(form);

function watchPasskeyForm(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  const trouble = form.querySelector("[data-trouble]");
  const say = (words: string) => {
    if (trouble) trouble.textContent = words;
  };
  if (!button) return;
  if (!("PublicKeyCredential" in window)) {
    say("เบราว์เซอร์นี้ยังไม่รองรับพาสคีย์");
    return;
  }
  button.disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    say("");
    const isAdding = form.dataset["passkey"] === "add";
    (isAdding ? add(form) : signIn(form)).then(
      // Past the listener above; what the form holds goes on to the next page.
      () => (isAdding ? window.location.reload() : form.submit()),
      (error: unknown) => {
        button.disabled = false;
        say(inWords(error));
      },
    );
  });
}

async function signIn(form: HTMLFormElement): Promise<void> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>(form.dataset["options"]);
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: options.allowCredentials?.map(descriptor) ?? [],
      userVerification: "required",
    } as PublicKeyCredentialRequestOptions,
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("nothing chosen");
  const answer = credential.response as AuthenticatorAssertionResponse;
  await sendAnswer(form, {
    response: {
      ...outside(credential),
      response: {
        authenticatorData: text(answer.authenticatorData),
        clientDataJSON: text(answer.clientDataJSON),
        signature: text(answer.signature),
        ...(answer.userHandle ? { userHandle: text(answer.userHandle) } : {}),
      },
    },
  });
}

async function add(form: HTMLFormElement): Promise<void> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>(form.dataset["options"]);
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: options.excludeCredentials?.map(descriptor) ?? [],
    } as PublicKeyCredentialCreationOptions,
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("nothing made");
  const answer = credential.response as AuthenticatorAttestationResponse;
  await sendAnswer(form, {
    name: String(new FormData(form).get("name") ?? "").trim() || undefined,
    response: {
      ...outside(credential),
      response: {
        attestationObject: text(answer.attestationObject),
        clientDataJSON: text(answer.clientDataJSON),
        transports: answer.getTransports(),
      },
    },
  });
}

function outside(credential: PublicKeyCredential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  };
}

async function ask<T>(address = ""): Promise<T> {
  const answer = await fetch(address, {
    credentials: "same-origin",
    headers: { accept: "application/json" },
  });
  if (!answer.ok || answer.redirected) throw new Refused(await adviceOf(answer));
  return (await answer.json()) as T;
}

async function sendAnswer(form: HTMLFormElement, value: unknown): Promise<void> {
  const answer = await fetch(form.dataset["verify"] ?? "", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(value),
  });
  if (!answer.ok || answer.redirected) throw new Refused(await adviceOf(answer));
}

class Refused extends Error {}

async function adviceOf(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => undefined)) as { error?: { advice?: string } } | undefined;
  return told?.error?.advice ?? "ใช้พาสคีย์ไม่สำเร็จ โปรดลองใหม่";
}

function inWords(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") return "ยกเลิกแล้ว หรือใช้เวลานานเกินไป กดอีกครั้งเพื่อลองใหม่";
  if (name === "InvalidStateError") return "เครื่องนี้เพิ่มพาสคีย์ไว้แล้ว";
  return "ใช้พาสคีย์ไม่สำเร็จ โปรดลองใหม่";
}

function descriptor(given: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return {
    type: "public-key",
    id: bytes(given.id),
    transports: given.transports as AuthenticatorTransport[] | undefined,
  };
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
}

function text(buffer: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

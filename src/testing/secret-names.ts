const SECRET =
  /pass(word|phrase|code)|passwd|secret|token|api_?key|private_?key|credential|(^|_)(otp|pin|salt)($|_)/i;

/** Whether a property or column of that name holds what is to stand in no message. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

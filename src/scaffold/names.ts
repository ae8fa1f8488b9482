/** `Add phone to users`, `AddPhoneToUsers` or `add-phone-to-users` as its words, in lower case. */
export function toWords(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** Words as `AddPhoneToUsers`, which is a class name whatever it starts with. */
export function toClassName(words: readonly string[], prefix: string): string {
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(name) ? name : `${prefix}${name}`;
}

/** A text as a string literal of TypeScript. */
export function toStringLiteral(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}

/** A date as `20261121183000`, in UTC, so that colleagues in other time zones sort alike. */
export function toTimestamp(date: Date): string {
  return date.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

/** `Add phone to users`, `AddPhoneToUsers` or `add-phone-to-users` as `add_phone_to_users`. */
export function toSlug(name: string): string {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/** `add_phone_to_users` as `AddPhoneToUsers`, which is a class name whatever it starts with. */
export function toClassName(slug: string): string {
  const name = slug
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^\p{L}/u.test(name) ? name : `Migration${name}`;
}

/** A date as `20261121183000`, in UTC, so that colleagues in other time zones sort alike. */
export function toTimestamp(date: Date): string {
  return date.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

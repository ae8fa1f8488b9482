/** What PostgreSQL reads the value from, be it a literal, an element of an array or a field of COPY. */
export function toText(value: unknown): string {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return `\\x${Buffer.from(value).toString('hex')}`;
  }
  if (Array.isArray(value)) {
    return toArrayText(value);
  }
  return isScalar(value) ? String(value) : JSON.stringify(value);
}

function isScalar(value: unknown): value is string | number | bigint | boolean {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

/** An array as PostgreSQL reads it: its items are quoted, so that each is what it was. */
export function toArrayText(items: readonly unknown[]): string {
  return `{${items.map(toElementText).join(',')}}`;
}

function toElementText(item: unknown): string {
  if (item === null || item === undefined) {
    return 'NULL';
  }
  return Array.isArray(item) ? toArrayText(item) : `"${toText(item).replaceAll(/["\\]/g, '\\$&')}"`;
}

const LONGEST = 60;

/** A value for a message, shortened. */
export function showValue(value: unknown): string {
  const text =
    typeof value === 'bigint' ? String(value) : (JSON.stringify(value, withBigints) ?? String(value));
  return text.length > LONGEST
    ? `${text.slice(0, LONGEST - 4)}...${/^["[{]/.test(text) ? text.slice(-1) : ''}`
    : text;
}

const withBigints = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

import { type Conversion, ValueFault } from './value-fault.js';

/** A text without NUL, which PostgreSQL can't hold. @throws ValueFault */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') {
    throw new ValueFault('text');
  }
  if (value.includes('\0')) {
    throw new ValueFault('text that PostgreSQL can hold: it has a NUL character');
  }
  return value;
}

/** Texts of at most so many characters. */
export function toText(length: number | undefined): Conversion {
  return (value) => {
    const text = textOf(value);
    if (length !== undefined && text.length > length && Array.from(text).length > length) {
      throw new ValueFault(`text of at most ${length} characters`);
    }
    return text;
  };
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

export function toUuid(value: unknown): string {
  if (typeof value !== 'string' || !UUID.test(value)) {
    throw new ValueFault('UUID');
  }
  return value.toLowerCase();
}

const BOOLEANS = new Map([
  ...['true', 't', 'yes', 'y', 'on', '1'].map((text) => [text, true] as const),
  ...['false', 'f', 'no', 'n', 'off', '0'].map((text) => [text, false] as const),
]);

/** What PostgreSQL takes for true or false. */
export function toBoolean(value: unknown): boolean {
  const found = typeof value === 'string' ? BOOLEANS.get(value.toLowerCase()) : value;
  if (typeof found !== 'boolean') {
    throw new ValueFault('boolean (true or false)');
  }
  return found;
}

const HEX = /^\\x((?:[\da-f]{2})*)$/i;
const BASE64 = /^base64:((?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?)$/;

/** Bytes as `\x0a1b` or `base64:Chs=`. */
export function toBytes(value: unknown): Buffer {
  const text = typeof value === 'string' ? value : '';
  const hex = HEX.exec(text)?.[1];
  const base64 = BASE64.exec(text)?.[1];
  if (hex === undefined && base64 === undefined) {
    throw new ValueFault('bytes: \\x and hexadecimal digits, or base64: and those of base64');
  }
  return hex === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(hex, 'hex');
}

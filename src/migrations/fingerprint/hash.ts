import { createHash } from 'node:crypto';

/** SHA-256, in hexadecimal, of what JSON says of the parts. */
export function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

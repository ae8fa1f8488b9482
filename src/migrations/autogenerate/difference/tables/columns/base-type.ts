import { TYPE_NAMES } from '../../../model/type-names.js';

/** The type without its size, by one name: `varchar(20)` is `varchar`, `int4[]` is `integer[]`. */
export function baseType(type: string): string {
  const [, name = type, brackets = ''] = /^(.*?)((?:\[\])*)$/.exec(type.trim()) ?? [];
  const bare = name
    .replace(/\s*\([^)]*\)/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return (TYPE_NAMES[bare.toLowerCase()] ?? bare) + brackets;
}

const SERIAL = /^(?:small|big)?serial[248]?$/i;

/** Whether it is no type, but an integer with a sequence and a default. */
export function isSerial(type: string): boolean {
  return SERIAL.test(type.trim());
}

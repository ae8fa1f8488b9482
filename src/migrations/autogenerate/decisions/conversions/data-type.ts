import { parseQuoted } from '../../../../database/quoted-name.js';
import { showName } from '../../../operations/names.js';
import { TYPE_NAMES } from '../../model/type-names.js';

/** A type in its parts: `numeric(10, 2)[]` is numeric, 10 and 2, an array. */
export interface DataType {
  /** One name for each type, however it is spelled; that of a user's type without quotes. */
  readonly name: string;
  /** Length, precision and scale. */
  readonly sizes: readonly number[];
  readonly array: boolean;
  /** Which parts an interval keeps, such as `hour to minute`, where it is not all. */
  readonly fields?: string;
}

const ARRAY = /(?:\s*\[\d*\])+$/;
const SIZES = /\s*\(\s*(-?\d+)(?:\s*,\s*(-?\d+))?\s*\)/;
/** Sizes that are no numbers, such as those of `geometry(Point, 4326)`, are between the types' owners. */
const OTHER_SIZES = /\s*\([^)]*\)/;

export function parseType(text: string): DataType {
  const element = text.trim().replace(ARRAY, '');
  const sizes =
    SIZES.exec(element)
      ?.slice(1)
      .flatMap((size) => (size === undefined ? [] : [Number(size)])) ?? [];
  const bare = element.replace(SIZES, '').replace(OTHER_SIZES, '').replaceAll(/\s+/g, ' ').trim();
  const array = element.length < text.trim().length;
  const [, fields] = /^interval (.+)$/i.exec(bare) ?? [];
  return fields === undefined
    ? { name: nameOf(bare), sizes, array }
    : { name: 'interval', sizes, array, fields: fields.toLowerCase() };
}

function nameOf(bare: string): string {
  if (bare.includes('"') || bare.includes('.')) {
    return showName(parseQuoted(bare));
  }
  const name = bare.toLowerCase();
  return TYPE_NAMES[name] ?? name;
}

/** How many digits a numeric keeps after the point. */
export function scaleOf({ name, sizes: [precision, scale] }: DataType): number {
  if (name !== 'numeric') {
    return name === 'money' ? 2 : 0;
  }
  return scale ?? (precision === undefined ? Infinity : 0);
}

/** How many digits of a second a type of date and time keeps. */
export function secondDigitsOf({ sizes: [digits] }: DataType): number {
  return digits ?? 6;
}

import { isFactory, type PlainAttributes, SETTINGS } from '../factory-settings.js';
import { isPlain } from './plain-data.js';

/** Deeper than attributes are nested. */
const MOST_DEPTH = 4;
const LEAST_LENGTH = 4;
const LEAST_NUMBER = 1_000;

/** The attributes that a drawn value is found in as it is, sorted. */
export function holdersOf(attributes: PlainAttributes, drawn: unknown): string[] {
  return Object.keys(attributes)
    .filter((name) => holds(attributes[name], drawn))
    .toSorted();
}

/** Whether hardly any other call, or constant, gives the same one. */
export function isDistinctive(drawn: unknown): boolean {
  switch (typeof drawn) {
    case 'string':
      return drawn.length >= LEAST_LENGTH;
    case 'number':
      return !Number.isInteger(drawn) || Math.abs(drawn) >= LEAST_NUMBER;
    case 'object':
      return drawn !== null;
    default:
      return typeof drawn === 'bigint';
  }
}

/** As such, as a part of a text or of an object, or in what the states of a factory say. */
function holds(value: unknown, drawn: unknown, depth = 0): boolean {
  if (Object.is(value, drawn)) {
    return true;
  }
  if (typeof value === 'string') {
    return (
      ((typeof drawn === 'string' && drawn !== '') || typeof drawn === 'number') &&
      value.includes(String(drawn))
    );
  }
  return depth < MOST_DEPTH && partsOf(value).some((part) => holds(part, drawn, depth + 1));
}

function partsOf(value: unknown): readonly unknown[] {
  if (isFactory(value)) {
    return value[SETTINGS].states;
  }
  return isPlain(value) ? Object.values(value) : [];
}

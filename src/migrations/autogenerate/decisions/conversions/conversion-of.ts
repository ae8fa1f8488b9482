import type { DataType } from './data-type.js';
import { JSONS, TEXTS, only } from './families.js';
import { LOSSES } from './losses.js';
import { proposalFor } from './proposals.js';
import { SERVER_CASTS } from './server-casts.js';

/** Why somebody has to look at a conversion, and what might do. */
export interface Doubt {
  readonly reason: string;
  readonly proposal?: string;
}

/** A change of type: the types beneath domains, the column and the new type as SQL, and which types are enums. */
export interface TypeChange {
  readonly from: DataType;
  readonly to: DataType;
  readonly column: string;
  readonly type: string;
  readonly isEnum: (name: string) => boolean;
}

/**
 * What is doubtful about a conversion; nothing where every value is turned into one that says the same, or is refused. Text
 * goes by the way in which a type writes its values.
 */
export function doubtOf(change: TypeChange): Doubt | undefined {
  return change.from.array || change.to.array ? doubtOfArrays(change) : doubtOfValues(change);
}

function doubtOfValues(change: TypeChange): Doubt | undefined {
  const { from, to, column, type } = change;
  const loss = LOSSES.find(
    (loss) => loss.from.has(from.name) && loss.to.has(to.name) && (loss.when?.(from, to) ?? true),
  );
  if (loss !== undefined) {
    const does = typeof loss.does === 'string' ? loss.does : loss.does(from, to);
    return {
      reason: `PostgreSQL by itself would ${does}`,
      proposal: loss.using?.(column, type) ?? `${column}::${type}`,
    };
  }
  return isTurned(change) ? undefined : withoutCast(change, proposalFor(from, to, column, type));
}

function isTurned({ from, to, isEnum }: TypeChange): boolean {
  return (
    from.name === to.name ||
    SERVER_CASTS[from.name]?.includes(to.name) === true ||
    TEXTS.has(to.name) ||
    (TEXTS.has(from.name) && !UNLIKE_TEXT.has(to.name)) ||
    (isEnum(from.name) && isEnum(to.name))
  );
}

/** What reads a text as something else than the text says. */
const UNLIKE_TEXT = only('bytea', 'tsvector');

function withoutCast({ from, to }: TypeChange, proposal?: string): Doubt {
  const reason = `PostgreSQL has no way of its own from ${shown(from)} to ${shown(to)}`;
  return proposal === undefined ? { reason } : { reason, proposal };
}

function shown({ name, array }: DataType): string {
  return array ? `${name}[]` : name;
}

function doubtOfArrays(change: TypeChange): Doubt | undefined {
  const { from, to, column, type } = change;
  const elements = { ...change, from: { ...from, array: false }, to: { ...to, array: false } };
  const doubt = doubtOfValues(elements);
  if (from.array && to.array) {
    return doubt && (isCast(doubt, elements) ? doubt : { reason: doubt.reason });
  }
  if (from.array) {
    return TEXTS.has(to.name) ? undefined : withoutCast(change, fromArray(elements, doubt));
  }
  return withoutCast(change, toArray({ ...elements, type }, column, doubt));
}

/** What casts one value casts the elements of an array too. */
function isCast({ proposal }: Doubt, { column, type }: TypeChange): boolean {
  return proposal === `${column}::${type}`;
}

function fromArray({ from, to, column, type }: TypeChange, doubt?: Doubt): string | undefined {
  const whole = to.name === 'json' || to.name === 'jsonb';
  return whole
    ? proposalFor(from, to, column, type)
    : doubt === undefined
      ? `${column}[1]::${type}`
      : undefined;
}

function toArray({ from, type }: TypeChange, column: string, doubt?: Doubt): string | undefined {
  if (TEXTS.has(from.name)) {
    return `string_to_array(${column}, ',')::${type}`;
  }
  return doubt === undefined && !JSONS.has(from.name)
    ? `case when ${column} is not null then array[${column}]::${type} end`
    : undefined;
}

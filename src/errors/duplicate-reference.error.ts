import { listLines, showKey } from './show-reference.js';
import { SiskinError } from './siskin.error.js';

/** A key that is there more than once. */
export interface DuplicateKey {
  readonly key: Readonly<Record<string, unknown>>;
  /** The rows that declare it, or refer to it, counted from 1. */
  readonly rows: readonly number[];
}

export interface DuplicateReferenceDetails {
  entity: string;
  source?: string;
  /** `'declared'`: rows declare one key twice. `'table'`: rows of the table share it. `'relation'`: rows that a relation names do. */
  place: 'declared' | 'table' | 'relation';
  /** The table whose rows share a key. */
  table: string;
  /** The relation, where it is one. */
  property?: string;
  keys: readonly DuplicateKey[];
}

/** A natural key of reference data stands for more than one row. Nothing was written. */
export class DuplicateReferenceError extends SiskinError {
  readonly code = 'SISKIN_DUPLICATE_REFERENCE';
  readonly entity: string;
  readonly source: string | undefined;
  readonly place: DuplicateReferenceDetails['place'];
  readonly table: string;
  readonly property: string | undefined;
  /** The first ten. */
  readonly keys: readonly DuplicateKey[];

  constructor(details: DuplicateReferenceDetails) {
    const { entity, source, place, table, property, keys } = details;
    super({
      problem: `${HEADS[place](details)}:\n${listLines(keys.map(lineOf))}`,
      remedy: REMEDIES[place],
    });
    this.entity = entity;
    this.source = source;
    this.place = place;
    this.table = table;
    this.property = property;
    this.keys = keys;
  }
}

const HEADS: Record<DuplicateReferenceDetails['place'], (details: DuplicateReferenceDetails) => string> = {
  declared: ({ entity, source }) =>
    `Reference data of ${entity}${source === undefined ? '' : ` from ${source}`} declares the same key more than once`,
  table: ({ entity, table }) =>
    `The table ${table} holds several rows of one key, so that reference data of ${entity} can't tell which is meant`,
  relation: ({ entity, property, table }) =>
    `Reference data of ${entity} names ${property} by a key that several rows of ${table} have`,
};

const REMEDIES: Record<DuplicateReferenceDetails['place'], string> = {
  declared: 'Declare each key once, or name further properties in `by`.',
  table:
    'Name further properties in `by`, or remove the surplus rows; a unique index on the key keeps them away.',
  relation: 'Name further properties of the relation, such that one row has them all.',
};

function lineOf({ key, rows }: DuplicateKey): string {
  return `${showKey(key)}: row${rows.length === 1 ? '' : 's'} ${rows.slice(0, 10).join(', ')}${rows.length > 10 ? ', ...' : ''}`;
}

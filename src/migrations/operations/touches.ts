import { showName, type ObjectName } from './names.js';

/** PostgreSQL's table locks, the weakest first. */
export const LOCK_MODES = [
  'access share',
  'row share',
  'row exclusive',
  'share update exclusive',
  'share',
  'share row exclusive',
  'exclusive',
  'access exclusive',
] as const;
export type LockMode = (typeof LOCK_MODES)[number];

/**
 * What an operation does with one table or view that is there before it, or that it makes. Tables that are only read, by
 * the query of a view or the expression of a policy, are not told: other readers and writers go on.
 */
export interface Touch {
  table: string;
  how: 'create' | 'alter' | 'drop' | 'empty' | 'read' | 'write';
  /** The strongest lock on the table. */
  lock: LockMode;
  /** What takes longer the more rows there are; absent where only the catalogue changes. */
  work?: 'scan' | 'rewrite';
}

/** `unknown` where the statements are a user's own, or where it is not said which tables depend on the object. */
export type Touches = readonly Touch[] | 'unknown';

type Rest = Omit<Touch, 'table' | 'how'>;

export const creates = (table: ObjectName): Touch => touch(table, 'create', { lock: 'access exclusive' });

export const drops = (table: ObjectName): Touch => touch(table, 'drop', { lock: 'access exclusive' });

/** Takes a table's rows away at once, however many they are, by giving it a new file. */
export const empties = (table: ObjectName): Touch => touch(table, 'empty', { lock: 'access exclusive' });

/** Alters a table under the strongest lock, unless told otherwise. */
export function alters(table: ObjectName, rest: Partial<Rest> = {}): Touch {
  return touch(table, 'alter', { lock: 'access exclusive', ...rest });
}

export const reads = (table: ObjectName): Touch => touch(table, 'read', { lock: 'access share' });

/** Changes rows, under the lock that writers share, unless told otherwise. */
export function writes(table: ObjectName, rest: Partial<Rest> = {}): Touch {
  return touch(table, 'write', { lock: 'row exclusive', work: 'scan', ...rest });
}

function touch(table: ObjectName, how: Touch['how'], rest: Rest): Touch {
  return { table: showName(table), how, ...rest };
}

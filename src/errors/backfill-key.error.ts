import { SiskinError } from './siskin.error.js';

/** Why a backfill can't walk through its table. */
export type BackfillKeyFault = 'noPrimaryKey' | 'notUnique' | 'isSet' | 'wasOther';

/** A backfill has no columns to walk by. Nothing of it is done. */
export class BackfillKeyError extends SiskinError {
  readonly code = 'SISKIN_BACKFILL_KEY';

  constructor(
    readonly table: string,
    readonly fault: BackfillKeyFault,
    /** The columns that were to be walked by; none where there is no primary key. */
    readonly key: readonly string[] = [],
  ) {
    super({
      problem: `The backfill of ${table} can't walk through the table: ${REASONS[fault](key.join(', '))}.`,
      remedy: remedy(table, fault, key),
    });
  }
}

const REASONS: Readonly<Record<BackfillKeyFault, (key: string) => string>> = {
  noPrimaryKey: () => 'it has no primary key',
  notUnique: (key) => `no unique index without a condition is on just (${key}), all of them not null`,
  isSet: (key) => `it sets what it walks by (${key})`,
  wasOther: (key) => `it was interrupted midway, walking by other columns (${key})`,
};

function remedy(table: string, fault: BackfillKeyFault, key: readonly string[]): string {
  const other = `op.backfill('${table}', { ..., key: ['a_column'] })`;
  if (fault === 'wasOther') {
    return `Let it go on by these: op.backfill('${table}', { ..., key: [${key.map((column) => `'${column}'`).join(', ')}] })`;
  }
  return fault === 'noPrimaryKey'
    ? `Name the columns of a unique index, all of them not null: ${other}. Or give the table a primary key before.`
    : `Name the columns of a unique index, all of them not null and none of them set: ${other}`;
}

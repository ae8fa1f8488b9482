import { type ConfiguredFactory, SETTINGS } from '../factory-settings.js';
import { reportInsert } from '../insert-progress.js';
import { type InsertReport, insertRows as copyRows } from '../inserting/index.js';
import { loadKeys } from '../pools/load-rows.js';
import { build, type OpenCall, openCall } from './build.js';
import { metadataOf } from './made-by.js';

export interface InsertSettings {
  /** Ends the insert between two chunks, with its reason. */
  readonly signal?: AbortSignal;
  /** Called as rows are taken by PostgreSQL: how many, and into which table. */
  readonly onRows?: (table: string, rows: number) => void;
}

/** Rows of the factory, and of all that it asks for, by COPY. */
export async function insertRows(
  factory: ConfiguredFactory,
  settings: InsertSettings,
): Promise<InsertReport> {
  return copy(openCall(factory), settings, { isReferred: false, each: () => {} });
}

/** The same, and gives the rows of the factory itself back: plain ones, with their keys. */
export async function createRows(factory: ConfiguredFactory): Promise<object[]> {
  const rows: object[] = [];
  await copy(openCall(factory), {}, { isReferred: true, each: (row) => rows.push(row) });
  return rows;
}

interface Wanted {
  readonly isReferred: boolean;
  readonly each: (row: object) => void;
}

function copy(call: OpenCall, settings: InsertSettings, wanted: Wanted): Promise<InsertReport> {
  const { em, scope, factory } = call;
  const { randomSeed } = scope.fakers;
  const { className, tableName } = metadataOf(factory, em);
  const { count = 1 } = factory[SETTINGS];
  const progress = reportInsert(scope, className, typeof count === 'number' ? count : undefined);
  const onRows = (table: string, rows: number) => {
    progress.add(table === tableName ? rows : 0);
    settings.onRows?.(table, rows);
  };
  const signal = settings.signal ?? scope.signal;
  const options = { em, randomSeed, onRows, ...(signal !== undefined && { signal }) };
  return copyRows(options, (maker) => build(call, { maker, load: loadKeys(em), ...wanted })).finally(() =>
    progress.end(),
  );
}

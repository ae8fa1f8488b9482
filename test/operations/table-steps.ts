import type { Operation } from '../../src/migrations/operations/operation.js';
import { splitName } from '../../src/migrations/operations/names.js';
import type { StorageParameterChange } from '../../src/migrations/operations/tables/set-storage-parameters.js';
import type { Place } from './schema-steps.js';

const PARAMETERS: Readonly<Record<string, StorageParameterChange[string][]>> = {
  fillfactor: [70, 90, null],
  autovacuum_enabled: [true, false, null],
  parallel_workers: [2, null],
};

/** Makers of operations that are valid for any table of `public` and another schema. */
export const tableMakers = (other: string) => ({
  setStorageParameters({ table, definition, choose }: Place): Operation {
    const names = Object.keys(PARAMETERS).filter(() => choose.flag());
    const to = names.map((name) => [name, choose.of(PARAMETERS[name] ?? []) ?? null]);
    const from = names.map((name) => [name, definition.with?.[name] ?? null]);
    return {
      kind: 'setStorageParameters',
      table,
      to: Object.fromEntries(to),
      from: Object.fromEntries(from),
    };
  },

  /** The tables of `public` are known by their names alone. */
  moveTable({ table }: Place): Operation {
    const { schema, name } = splitName(table);
    return schema === undefined
      ? { kind: 'moveTable', table: `public.${name}`, schema: other }
      : { kind: 'moveTable', table, schema: 'public' };
  },
});

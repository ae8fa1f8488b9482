import {
  list,
  object,
  parameterName,
  parameters,
  phrase,
  statement,
  tuple,
  type StorageParameters,
} from '../clauses.js';
import type { Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';

/** Storage parameters by their names; `null` is PostgreSQL's default. */
export type StorageParameterChange = Readonly<Record<string, StorageParameters[string] | null>>;

export interface SetStorageParameters {
  kind: 'setStorageParameters';
  table: ObjectName;
  to: StorageParameterChange;
  /** What the parameters were. */
  from?: StorageParameterChange;
}

export const setStorageParameters: OperationKind<SetStorageParameters> = {
  compile({ table, to }) {
    const changes = [setClause(to), resetClause(to)].filter((clause) => clause !== undefined);
    return isNothing(to) ? [] : [statement('alter table', object(table), list(changes))];
  },
  invert({ table, to, from = {} }) {
    const unsaid = Object.keys(to).filter((name) => from[name] === undefined);
    return unsaid.length > 0
      ? {
          irreversible: `setting ${unsaid.join(', ')} of ${showName(table)} does not say what was set before`,
          remedy: `op.setStorageParameters(${toSource(table)}, { ... }, { from: ${toSource(defaults(unsaid))} })`,
        }
      : [{ kind: 'setStorageParameters', table, to: picked(from, to), from: to }];
  },
  source: ({ table, to, from }) =>
    op('setStorageParameters', literal(table), literal(to), optionsOf({ from })),
  describe: ({ table, to }) => `set ${Object.entries(to).map(shown).join(', ')} on ${showName(table)}`,
  touches: ({ table, to }) => (isNothing(to) ? [] : [alters(table, lockOf(to))]),
};

function setClause(to: StorageParameterChange): Clause | undefined {
  const given = Object.entries(to).flatMap(([name, setting]) => (setting === null ? [] : [[name, setting]]));
  return given.length === 0 ? undefined : phrase('set', parameters(Object.fromEntries(given)));
}

function resetClause(to: StorageParameterChange): Clause | undefined {
  const names = Object.keys(to).filter((name) => to[name] === null);
  return names.length === 0 ? undefined : phrase('reset', tuple(names.map(parameterName)));
}

function isNothing(to: StorageParameterChange): boolean {
  return Object.keys(to).length === 0;
}

/** PostgreSQL: each parameter has a lock of its own, which is the same for all but this one. */
function lockOf(to: StorageParameterChange): { lock?: 'share update exclusive' } {
  return 'user_catalog_table' in to ? {} : { lock: 'share update exclusive' };
}

function defaults(names: readonly string[]): StorageParameterChange {
  return Object.fromEntries(names.map((name) => [name, null]));
}

function picked(from: StorageParameterChange, to: StorageParameterChange): StorageParameterChange {
  return Object.fromEntries(Object.keys(to).map((name) => [name, from[name] ?? null]));
}

function shown([name, setting]: [string, StorageParameterChange[string]]): string {
  return `${name} = ${setting === null ? 'default' : String(setting)}`;
}

import type { StorageParameters } from '../../../operations/clauses.js';
import { id, object, statement } from '../../../operations/clauses.js';
import type { ObjectName } from '../../../operations/names.js';
import type { Change } from '../change.js';
import { commentChanges } from '../shared/comment-changes.js';
import type { KeptTable } from './kept-table.js';

/** What is said of a table as a whole. Whether it is logged apart, which depends on other tables. */
export function compareSettings({ name, before, after }: KeptTable): readonly Change[] {
  return [
    ...storageParameters(name, before.with ?? {}, after.with ?? {}),
    ...tablespace(name, before.tablespace, after.tablespace),
    ...commentChanges({ table: name }, before.comment, after.comment),
  ];
}

function storageParameters(table: ObjectName, was: StorageParameters, is: StorageParameters): Change[] {
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => was[key] !== is[key],
  );
  const picked = (from: StorageParameters) =>
    Object.fromEntries(changed.map((key) => [key, from[key] ?? null]));
  return changed.length === 0
    ? []
    : [
        {
          phase: 'alter tables',
          operation: { kind: 'setStorageParameters', table, to: picked(is), from: picked(was) },
        },
      ];
}

function tablespace(table: ObjectName, was: string | undefined, is: string | undefined): Change[] {
  const move = (to = 'pg_default') => statement('alter table', object(table), 'set tablespace', id(to));
  return was === is
    ? []
    : [{ phase: 'alter tables', operation: { kind: 'sql', text: move(is), reverse: move(was) } }];
}

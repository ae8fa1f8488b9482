import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

/** Whether a table writes a log of its rows, without which they are lost when the server crashes. */
export interface SetLogged {
  kind: 'setLogged';
  table: ObjectName;
  logged: boolean;
}

export const setLogged: OperationKind<SetLogged> = {
  compile: ({ table, logged }) => [statement('alter table', object(table), 'set', word(logged))],
  invert: ({ table, logged }) => [{ kind: 'setLogged', table, logged: !logged }],
  source: ({ table, logged }) => op('setLogged', literal(table), literal(logged)),
  describe: ({ table, logged }) => `set ${showName(table)} ${word(logged)}`,
  touches: ({ table }) => [alters(table, { work: 'rewrite' })],
};

function word(logged: boolean): string {
  return logged ? 'logged' : 'unlogged';
}

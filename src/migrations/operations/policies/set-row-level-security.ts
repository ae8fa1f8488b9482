import { sql as kyselySql } from 'kysely';

import { object, phrase, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { alters } from '../touches.js';

/** Whether policies hold at all, and whether they hold for the owner of the table as well. */
export type RowLevelSecuritySwitch = 'enable' | 'force';

/** Made by `enableRowLevelSecurity`, `forceRowLevelSecurity` and what undoes them. */
export interface SetRowLevelSecurity {
  kind: 'setRowLevelSecurity';
  table: ObjectName;
  switches: readonly RowLevelSecuritySwitch[];
  on: boolean;
}

export const setRowLevelSecurity: OperationKind<SetRowLevelSecurity> = {
  compile: ({ table, switches, on }) => [
    statement(
      'alter table',
      object(table),
      kyselySql.join(switches.map((each) => phrase(verb(each, on), 'row level security'))),
    ),
  ],
  invert: ({ table, switches, on }) => [{ kind: 'setRowLevelSecurity', table, switches, on: !on }],
  source({ table, switches, on }) {
    const force = switches.includes('force');
    return switches.includes('enable')
      ? op(`${verb('enable', on)}RowLevelSecurity`, literal(table), force ? optionsOf({ force }) : undefined)
      : op(on ? 'forceRowLevelSecurity' : 'noForceRowLevelSecurity', literal(table));
  },
  describe: ({ table, switches, on }) =>
    `${switches.map((each) => verb(each, on)).join(' and ')} row level security on ${showName(table)}`,
  touches: ({ table }) => [alters(table)],
};

function verb(each: RowLevelSecuritySwitch, on: boolean): string {
  if (each === 'enable') {
    return on ? 'enable' : 'disable';
  }
  return on ? 'force' : 'no force';
}

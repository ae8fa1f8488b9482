import { object, phrase, statement, value } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';

/** Where a value comes in the order of its enum. Default: last. */
export type EnumPlace = { before?: string; after?: undefined } | { after?: string; before?: undefined };

export type AddEnumValue = EnumPlace & {
  kind: 'addEnumValue';
  name: ObjectName;
  value: string;
  ifNotExists?: boolean;
};

export const addEnumValue: OperationKind<AddEnumValue> = {
  compile: ({ name, value: added, before, after, ifNotExists = false }) => [
    statement(
      'alter type',
      object(name),
      'add value',
      ifNotExists && 'if not exists',
      value(added),
      before !== undefined && phrase('before', value(before)),
      after !== undefined && phrase('after', value(after)),
    ),
  ],
  invert: ({ name, value: added }) => ({
    irreversible: `PostgreSQL can't take the value ${added} out of the enum ${showName(name)}`,
    remedy: `op.replaceEnum(${toSource(name)}, { from: [...], to: [..., ${toSource(added)}], columns: [{ table: 'a_table', column: 'a_column' }] })`,
  }),
  source: ({ name, value: added, before, after, ifNotExists }) =>
    op('addEnumValue', literal(name), literal(added), optionsOf({ before, after, ifNotExists })),
  describe: ({ name, value: added }) => `add value ${added} to enum ${showName(name)}`,
  touches: () => [],
};

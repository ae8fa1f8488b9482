import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { AddEnumValue, EnumPlace } from './add-enum-value.js';

function adding(value: string, options: EnumPlace & { ifNotExists?: boolean }, clause: string) {
  const shown = value.replaceAll("'", "\\'");
  return {
    operation: { kind: 'addEnumValue', name: 'shop.status', value, ...options } satisfies AddEnumValue,
    sql: [`alter type "shop"."status" add value ${clause}`],
    line: `add value ${value} to enum shop.status`,
    inverse: {
      irreversible: `PostgreSQL can't take the value ${value} out of the enum shop.status`,
      remedy: `op.replaceEnum('shop.status', { from: [...], to: [..., '${shown}'], columns: [{ table: 'a_table', column: 'a_column' }] })`,
    },
  };
}

testOperation<AddEnumValue>('addEnumValue', {
  'the last value': adding("it's", {}, "'it''s'"),
  'a value before another': adding('a', { before: "b'" }, "'a' before 'b'''"),
  'a value after another, if it is missing': adding(
    'a',
    { after: 'b', ifNotExists: true },
    "if not exists 'a' after 'b'",
  ),
});

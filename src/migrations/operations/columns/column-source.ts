import { toTypeCall } from './column-types.js';
import { call, chain, literal, optionsOf, type Call, type Chain } from '../source/code.js';
import type { ColumnDefinition, DefaultDefinition, GeneratedDefinition } from './column-definition.js';

/** `t.varchar('phone', 20).notNull()`, and what else is declared on the column. */
export function columnSource(column: ColumnDefinition, ...declared: readonly Call[]): Chain {
  return chain(...links(column), ...declared);
}

function links(column: ColumnDefinition): Call[] {
  const { identity, notNull = false, generated, collation, storage, compression, comment } = column;
  const given: (Call | undefined | false)[] = [
    toTypeCall(column.name, column.type),
    identity && identityCall(identity),
    notNull && call('notNull'),
    column.default && defaultCall(column.default),
    generated && generatedCall(generated),
    collation !== undefined && call('collate', literal(collation)),
    storage && call('storage', literal(storage)),
    compression && call('compression', literal(compression)),
    comment !== undefined && call('comment', literal(comment)),
  ];
  return given.filter((link) => link !== undefined && link !== false);
}

function identityCall({ kind, ...options }: NonNullable<ColumnDefinition['identity']>): Call {
  const numbers = optionsOf(options);
  return call(
    'identity',
    kind === 'by default' && numbers === undefined ? undefined : literal(kind),
    numbers,
  );
}

function defaultCall(definition: DefaultDefinition): Call {
  return 'sql' in definition
    ? call('defaultSql', literal(definition.sql))
    : call('default', literal(definition.value));
}

function generatedCall({ expression, virtual }: GeneratedDefinition): Call {
  return call('generatedAs', literal(expression), optionsOf({ virtual }));
}

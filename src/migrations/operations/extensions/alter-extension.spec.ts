import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { AlterExtension } from './alter-extension.js';

const extension = { kind: 'alterExtension' as const, name: 'pg_trgm' };

testOperation<AlterExtension>('alterExtension', {
  'its version and schema': {
    operation: {
      ...extension,
      to: { version: "1'", schema: 'a.b' },
      from: { version: '1.5', schema: 'public' },
    },
    sql: [`alter extension "pg_trgm" update to '1'''`, 'alter extension "pg_trgm" set schema "a.b"'],
    line: 'alter extension pg_trgm (version, schema)',
    inverse: [
      {
        ...extension,
        to: { version: '1.5', schema: 'public' },
        from: { version: "1'", schema: 'a.b' },
      },
    ],
  },
  'only what it changes, whatever else was': {
    operation: { ...extension, to: { schema: 'a' }, from: { version: '1.5', schema: 'b' } },
    sql: ['alter extension "pg_trgm" set schema "a"'],
    line: 'alter extension pg_trgm (schema)',
    inverse: [{ ...extension, to: { schema: 'b' }, from: { schema: 'a' } }],
  },
  'what it does not say': {
    operation: { ...extension, to: { version: '1.6', schema: 'a' }, from: {} },
    sql: [`alter extension "pg_trgm" update to '1.6'`, 'alter extension "pg_trgm" set schema "a"'],
    line: 'alter extension pg_trgm (version, schema)',
    inverse: {
      irreversible: 'altering the extension pg_trgm does not say what its version and schema was',
      remedy: "op.alterExtension('pg_trgm', { ... }, { from: { version: '...', schema: '...' } })",
    },
  },
});

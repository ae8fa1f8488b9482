import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropExtension } from './drop-extension.js';

testOperation<DropExtension>('dropExtension', {
  'an extension with what it was': {
    operation: { kind: 'dropExtension', name: 'citext', was: { schema: 'a', version: '1.6' } },
    sql: ['drop extension "citext"'],
    line: 'drop extension citext',
    inverse: [{ kind: 'createExtension', name: 'citext', schema: 'a', version: '1.6' }],
  },
  'one of the defaults': {
    operation: { kind: 'dropExtension', name: 'citext', was: {} },
    sql: ['drop extension "citext"'],
    line: 'drop extension citext',
    inverse: [{ kind: 'createExtension', name: 'citext' }],
  },
  'one by its name, if it exists, and what depends on it': {
    operation: { kind: 'dropExtension', name: 'citext', ifExists: true, cascade: true },
    sql: ['drop extension if exists "citext" cascade'],
    line: 'drop extension citext',
    inverse: {
      irreversible: 'dropping the extension citext does not say where and which it was',
      remedy: "op.dropExtension('citext', { was: { schema: 'public' } })",
    },
  },
});

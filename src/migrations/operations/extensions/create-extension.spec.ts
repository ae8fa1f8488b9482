import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateExtension } from './create-extension.js';

testOperation<CreateExtension>('createExtension', {
  'an extension': {
    operation: { kind: 'createExtension', name: 'uuid-ossp' },
    sql: ['create extension "uuid-ossp"'],
    line: 'create extension uuid-ossp',
    inverse: [{ kind: 'dropExtension', name: 'uuid-ossp', was: {} }],
  },
  'one of a schema and a version, with those that it needs': {
    operation: {
      kind: 'createExtension',
      name: 'earthdistance',
      schema: 'a.b',
      version: "1'",
      cascade: true,
    },
    sql: [`create extension "earthdistance" schema "a.b" version '1''' cascade`],
    line: 'create extension earthdistance',
    inverse: [{ kind: 'dropExtension', name: 'earthdistance', was: { schema: 'a.b', version: "1'" } }],
  },
  'one that may be there, and stays': {
    operation: { kind: 'createExtension', name: 'citext', ifNotExists: true },
    sql: ['create extension if not exists "citext"'],
    line: 'create extension citext',
    inverse: [],
  },
});

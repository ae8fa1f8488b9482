import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateEnum } from './create-enum.js';

testOperation<CreateEnum>('createEnum', {
  'an enum': {
    operation: { kind: 'createEnum', name: 'shop.status', values: ['open', 'it\'s \\ "done"'] },
    sql: [`create type "shop"."status" as enum ('open', E'it''s \\\\ "done"')`],
    line: 'create enum shop.status (open, it\'s \\ "done")',
    inverse: [{ kind: 'dropEnum', name: 'shop.status', was: { values: ['open', 'it\'s \\ "done"'] } }],
  },
  'one without values, with a comment': {
    operation: { kind: 'createEnum', name: { name: 'a.b' }, values: [], comment: "it's" },
    sql: ['create type "a.b" as enum ()', `comment on type "a.b" is 'it''s'`],
    line: 'create enum a.b ()',
    inverse: [{ kind: 'dropEnum', name: { name: 'a.b' }, was: { values: [], comment: "it's" } }],
  },
});

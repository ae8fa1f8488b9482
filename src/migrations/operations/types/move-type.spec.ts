import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { MoveType } from './move-type.js';

testOperation<MoveType>('moveType', {
  'a type': {
    operation: { kind: 'moveType', name: 'public.status', schema: 'the "shop".' },
    sql: ['alter type "public"."status" set schema "the ""shop""."'],
    line: 'move type public.status to schema the "shop".',
    inverse: [{ kind: 'moveType', name: { schema: 'the "shop".', name: 'status' }, schema: 'public' }],
  },
  'a type of a schema that is not said': {
    operation: { kind: 'moveType', name: 'status', schema: 'shop' },
    sql: ['alter type "status" set schema "shop"'],
    line: 'move type status to schema shop',
    inverse: {
      irreversible: 'moving the type status does not say which schema it was in',
      remedy: "op.moveType('public.status', 'shop')",
    },
  },
});

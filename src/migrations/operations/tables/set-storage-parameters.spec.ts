import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { SetStorageParameters } from './set-storage-parameters.js';

testOperation<SetStorageParameters>('setStorageParameters', {
  'parameters that are set and reset': {
    operation: {
      kind: 'setStorageParameters',
      table: 's.t',
      to: { fillfactor: 70, autovacuum_enabled: null, 'toast.vacuum_truncate': false, 'a"b': "it's" },
      from: { fillfactor: null, autovacuum_enabled: true, 'toast.vacuum_truncate': null, 'a"b': 1, c: 2 },
    },
    sql: [
      `alter table "s"."t" set ("fillfactor" = 70, "toast"."vacuum_truncate" = false, "a""b" = 'it''s'), reset ("autovacuum_enabled")`,
    ],
    line: `set fillfactor = 70, autovacuum_enabled = default, toast.vacuum_truncate = false, a"b = it's on s.t`,
    inverse: [
      {
        kind: 'setStorageParameters',
        table: 's.t',
        to: { fillfactor: null, autovacuum_enabled: true, 'toast.vacuum_truncate': null, 'a"b': 1 },
        from: { fillfactor: 70, autovacuum_enabled: null, 'toast.vacuum_truncate': false, 'a"b': "it's" },
      },
    ],
  },
  'parameters of which one is not known': {
    operation: {
      kind: 'setStorageParameters',
      table: 't',
      to: { fillfactor: 70, parallel_workers: null },
      from: { fillfactor: 80 },
    },
    sql: ['alter table "t" set ("fillfactor" = 70), reset ("parallel_workers")'],
    line: 'set fillfactor = 70, parallel_workers = default on t',
    inverse: {
      irreversible: 'setting parallel_workers of t does not say what was set before',
      remedy: "op.setStorageParameters('t', { ... }, { from: { parallel_workers: null } })",
    },
  },
  nothing: {
    operation: { kind: 'setStorageParameters', table: 't', to: {} },
    sql: [],
    line: 'set  on t',
    inverse: [{ kind: 'setStorageParameters', table: 't', to: {}, from: {} }],
  },
});

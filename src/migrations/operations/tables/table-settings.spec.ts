import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { InheritTable } from './inherit-table.js';
import type { MoveTable } from './move-table.js';
import type { SetLogged } from './set-logged.js';
import type { SetReplicaIdentity } from './set-replica-identity.js';
import type { SetTableOwner } from './set-table-owner.js';

testOperation<SetLogged>('setLogged', {
  'a log': {
    operation: { kind: 'setLogged', table: 's.t', logged: true },
    sql: ['alter table "s"."t" set logged'],
    line: 'set s.t logged',
    inverse: [{ kind: 'setLogged', table: 's.t', logged: false }],
  },
  'no log': {
    operation: { kind: 'setLogged', table: 't', logged: false },
    sql: ['alter table "t" set unlogged'],
    line: 'set t unlogged',
    inverse: [{ kind: 'setLogged', table: 't', logged: true }],
  },
});

testOperation<MoveTable>('moveTable', {
  'a table of a schema': {
    operation: { kind: 'moveTable', table: 's.t', schema: 'a.b' },
    sql: ['alter table "s"."t" set schema "a.b"'],
    line: 'move table s.t to the schema a.b',
    inverse: [{ kind: 'moveTable', table: { schema: 'a.b', name: 't' }, schema: 's' }],
  },
  'a table of some schema': {
    operation: { kind: 'moveTable', table: { name: 'a.b' }, schema: 's' },
    sql: ['alter table "a.b" set schema "s"'],
    line: 'move table a.b to the schema s',
    inverse: {
      irreversible: 'moving the table a.b does not say in which schema it was',
      remedy: "op.moveTable({ schema: 'public', name: 'a.b' }, 's')",
    },
  },
});

testOperation<SetReplicaIdentity>('setReplicaIdentity', {
  'an index': {
    operation: {
      kind: 'setReplicaIdentity',
      table: 's.t',
      identity: { index: 'a.b' },
      from: 'default',
    },
    sql: ['alter table "s"."t" replica identity using index "a.b"'],
    line: 'set replica identity of s.t to the index a.b',
    inverse: [{ kind: 'setReplicaIdentity', table: 's.t', identity: 'default', from: { index: 'a.b' } }],
  },
  'all columns, after something unknown': {
    operation: { kind: 'setReplicaIdentity', table: 't', identity: 'full' },
    sql: ['alter table "t" replica identity full'],
    line: 'set replica identity of t to full',
    inverse: {
      irreversible: 'setting the replica identity of t does not say what it was',
      remedy: "op.setReplicaIdentity('t', 'full', { from: 'default' })",
    },
  },
});

testOperation<SetTableOwner>('setTableOwner', {
  'a role': {
    operation: { kind: 'setTableOwner', table: 's.t', role: 'the "boss"', from: 'me' },
    sql: ['alter table "s"."t" owner to "the ""boss"""'],
    line: 'set owner of s.t to the "boss"',
    inverse: [{ kind: 'setTableOwner', table: 's.t', role: 'me', from: 'the "boss"' }],
  },
  'a role, after somebody unknown': {
    operation: { kind: 'setTableOwner', table: 't', role: 'boss' },
    sql: ['alter table "t" owner to "boss"'],
    line: 'set owner of t to boss',
    inverse: {
      irreversible: 'setting the owner of t does not say who it was',
      remedy: "op.setTableOwner('t', 'boss', { from: 'a_role' })",
    },
  },
});

testOperation<InheritTable>('inheritTable', {
  'a parent': {
    operation: { kind: 'inheritTable', table: 's.t', parent: 'p', inherit: true },
    sql: ['alter table "s"."t" inherit "p"'],
    line: 'inherit table s.t from p',
    inverse: [{ kind: 'inheritTable', table: 's.t', parent: 'p', inherit: false }],
  },
  'no parent': {
    operation: { kind: 'inheritTable', table: 't', parent: 's.p', inherit: false },
    sql: ['alter table "t" no inherit "s"."p"'],
    line: 'disinherit table t from s.p',
    inverse: [{ kind: 'inheritTable', table: 't', parent: 's.p', inherit: true }],
  },
});

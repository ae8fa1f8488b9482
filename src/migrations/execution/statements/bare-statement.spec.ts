import { isConcurrent, readBareStatement, requiresAutocommit, type BareStatement } from './bare-statement.js';

describe('readBareStatement', () => {
  it.each<[string, BareStatement]>([
    ['create index concurrently ix on users (id)', { form: 'createIndex', index: '"ix"', table: '"users"' }],
    [
      '-- why\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Ix" ON ONLY shop."Users" (id)',
      { form: 'createIndex', index: '"Ix"', table: '"shop"."Users"' },
    ],
    ['create index concurrently on users (id)', { form: 'createIndex', index: undefined, table: '"users"' }],
    ['create index concurrently "on" on "on" (id)', { form: 'createIndex', index: '"on"', table: '"on"' }],
    [
      'create index concurrently if not exists "a.""b" on "c.d" (id)',
      { form: 'createIndex', index: '"a.""b"', table: '"c.d"' },
    ],
    ['drop index concurrently ix', { form: 'dropIndex', index: '"ix"' }],
    ['drop index concurrently if exists shop.ix cascade', { form: 'dropIndex', index: '"shop"."ix"' }],
    ['reindex table concurrently t', { form: 'reindex', scope: 'table', name: '"t"', concurrently: true }],
    [
      'reindex (verbose, concurrently) index s.i',
      { form: 'reindex', scope: 'index', name: '"s"."i"', concurrently: true },
    ],
    [
      'reindex (concurrently on) schema s',
      { form: 'reindex', scope: 'schema', name: '"s"', concurrently: true },
    ],
    ['reindex schema s', { form: 'reindex', scope: 'schema', name: '"s"', concurrently: false }],
    ['reindex system', { form: 'reindex', scope: 'system', name: undefined, concurrently: false }],
    [
      'reindex database concurrently',
      { form: 'reindex', scope: 'database', name: undefined, concurrently: true },
    ],
    [
      'alter table if exists only shop.m detach partition shop."m_1" concurrently',
      { form: 'detachPartition', table: '"shop"."m"', partition: '"shop"."m_1"' },
    ],
    ['create database "New"', { form: 'createObject', object: 'database', name: '"New"' }],
    ["create tablespace fast location '/x'", { form: 'createObject', object: 'tablespace', name: '"fast"' }],
    [
      "create subscription s connection 'create_slot = false' publication p",
      { form: 'createObject', object: 'subscription', name: '"s"' },
    ],
    ['drop database if exists old', { form: 'dropObject', object: 'database', name: '"old"' }],
    ['drop subscription s', { form: 'dropObject', object: 'subscription', name: '"s"' }],
    ['vacuum (analyze) t', { form: 'repeatable' }],
    ['alter system set work_mem = 1', { form: 'repeatable' }],
    ['alter database d set tablespace fast', { form: 'repeatable' }],
    ['alter subscription s refresh publication', { form: 'repeatable' }],
    ['cluster', { form: 'repeatable' }],
    ['cluster (verbose);', { form: 'repeatable' }],
    ['cluster verbose', { form: 'repeatable' }],
    ['discard all', { form: 'repeatable' }],
    ['create index concurrently', { form: 'once' }],
    ["drop index concurrently 'x'", { form: 'once' }],
    ["commit prepared 'a'", { form: 'once' }],
    ["rollback prepared 'a'", { form: 'once' }],
  ])('%s', (statement, bare) => {
    expect(readBareStatement(statement)).toEqual(bare);
  });

  it.each([
    '',
    'create index ix on users (id)',
    'create index "concurrently" on users (id)',
    'create table "index" ()',
    'drop index ix',
    'drop table vacuum',
    'reindex table t',
    'reindex (concurrently off) table t',
    'reindex (verbose, concurrently false) index i',
    'alter table m detach partition p',
    'alter table m detach partition p finalize',
    'alter table m attach partition p default',
    'alter table m add column concurrently int',
    "alter type t add value 'concurrently'",
    'alter database d set work_mem = 1',
    'alter subscription s enable',
    "create subscription s connection 'x' publication p with (create_slot = false)",
    "create subscription s connection 'x' publication p with (slot_name = none, connect='off')",
    'refresh materialized view concurrently v',
    'cluster t using i',
    'cluster verbose t',
    'discard temp',
    'commit',
    'rollback',
    'select 1; vacuum',
    '"vacuum" t',
    'insert into t values (1)',
  ])('may be in a transaction: %s', (statement) => {
    expect(requiresAutocommit(statement)).toBe(false);
  });
});

describe('isConcurrent', () => {
  it.each([
    ['create index concurrently a on b (c)', true],
    ['drop index concurrently a', true],
    ['reindex (concurrently) table a', true],
    ['alter table a detach partition b concurrently', true],
    ['reindex schema a', false],
    ['vacuum', false],
    ['drop database a', false],
  ])('of %s: %s', (statement, is) => {
    const bare = readBareStatement(statement);
    expect(bare && isConcurrent(bare)).toBe(is);
  });
});

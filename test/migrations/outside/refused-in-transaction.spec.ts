import { Client } from 'pg';

import { requiresAutocommit } from '../../../src/migrations/execution/statements/bare-statement.js';
import {
  compileOperation,
  runsOutsideTransaction,
  type Operation,
} from '../../../src/migrations/operations/operation.js';
import { hasCode } from '../../../src/database/has-code.js';
import { Lab } from '../../fixtures/lab.js';

let lab: Lab;
let client: Client;
beforeAll(async () => {
  lab = await Lab.open();
  client = new Client({ connectionString: lab.database.url });
  await client.connect();
  await client.query(`
    create table t (id int primary key, n int);
    create index i on t (n);
    create table m (id int, k int) partition by list (k);
    create table m1 partition of m for values in (1);
    create type e as enum ('a');
    create materialized view v as select 1 as n;
    create unique index on v (n);
  `);
});
afterAll(async () => {
  await client.end();
  await lab.close();
});

/** Whether PostgreSQL itself refuses the statement, for being in a transaction. */
async function isRefused(statement: string): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(statement);
    return false;
  } catch (error) {
    return hasCode(error, '25001');
  } finally {
    await client.query('rollback');
  }
}

describe('requiresAutocommit says what PostgreSQL says', () => {
  it.each([
    'create index concurrently on t (n)',
    'create unique index concurrently if not exists j on only public.t (n)',
    'create index j on t (n)',
    'drop index concurrently if exists i',
    'drop index i',
    'reindex index concurrently i',
    'reindex (concurrently) table t',
    'reindex (concurrently, verbose) index i',
    'reindex (verbose, concurrently off) table t',
    'reindex table t',
    'reindex schema public',
    'reindex (verbose) schema concurrently public',
    'reindex database',
    'reindex system',
    'alter table m detach partition m1 concurrently',
    'alter table if exists only public.m detach partition public.m1 concurrently',
    'alter table m detach partition m1',
    'vacuum',
    'vacuum (full, analyze) t',
    'analyze t',
    'cluster',
    'cluster verbose',
    'cluster t using i',
    'create database other_db',
    'drop database if exists other_db',
    'alter database postgres set tablespace pg_default',
    'alter database postgres set work_mem = 1024',
    `create tablespace other_space location '/nowhere'`,
    'drop tablespace if exists other_space',
    'alter system set work_mem = 1024',
    `alter type e add value 'b'`,
    'refresh materialized view concurrently v',
    `commit prepared 'nothing'`,
    `rollback prepared 'nothing'`,
    'discard all',
    'discard temp',
    `create subscription s connection 'host=nowhere' publication p`,
    `create subscription s connection 'host=nowhere' publication p with (connect = false)`,
    `create subscription s connection 'host=nowhere' publication p with (create_slot = false, enabled = false, connect = false)`,
    'select 1',
    '-- vacuum\nselect 1',
  ])('of %s', async (statement) => {
    expect(requiresAutocommit(statement)).toBe(await isRefused(statement));
  });
});

describe('requiresAutocommit says what the operations say', () => {
  const index = { name: 'i', columns: ['n'] };

  it.each<Operation>([
    { kind: 'createIndex', table: 't', index: { ...index, concurrently: true } },
    {
      kind: 'createIndex',
      table: 'shop.t',
      index: { ...index, unique: true, concurrently: true },
      ifNotExists: true,
    },
    { kind: 'createIndex', table: 't', index },
    { kind: 'dropIndex', table: 'shop.t', name: 'i', concurrently: true, ifExists: true },
    { kind: 'dropIndex', table: 't', name: 'i' },
  ])('of %j', (operation) => {
    const [statement = ''] = compileOperation(operation);
    expect(requiresAutocommit(statement)).toBe(runsOutsideTransaction(operation));
  });
});

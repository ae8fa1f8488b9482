import {
  CatalogueLockedError,
  DatabaseService,
  UnknownSchemaError,
  type DatabaseTable,
} from '../../src/index.js';
import { during } from '../fixtures/during.js';
import { rejection } from '../fixtures/lab.js';
import { boot, changed, ServiceLab } from './database-service.js';
import { WAREHOUSE } from './warehouse.js';

let lab: ServiceLab;
beforeAll(async () => void (lab = await ServiceLab.open(WAREHOUSE)));
afterAll(() => lab.close());

const line = ({ schema, name, kind, partitions, rows, indexes }: DatabaseTable) => [
  `${schema}.${name}`,
  kind,
  partitions,
  rows,
  indexes,
];

/** What PostgreSQL says the relations take together. */
async function measure(relations: readonly string[]): Promise<Record<string, unknown>> {
  const [sizes = {}] = await lab.query(`
    select sum(pg_table_size(name::regclass))::float8 as size, sum(pg_indexes_size(name::regclass))::float8 as "indexSize"
      from unnest(array[${relations.map((name) => `'${name}'`).join(', ')}]) as name`);
  return sizes;
}

describe('describeDatabase', () => {
  it('tells where it is, what serves it and who is connected', async () => {
    const { tables: _tables, totals: _totals, ...facts } = await lab.service.describeDatabase();
    const url = new URL(lab.database.url);
    const [server] = await lab.query(
      `select current_setting('server_version') as version, current_setting('max_connections')::int as max`,
    );
    expect(facts).toEqual({
      database: lab.database.name,
      host: url.hostname,
      port: Number(url.port),
      user: decodeURIComponent(url.username),
      version: server?.['version'],
      size: expect.any(Number),
      connections: { database: 1, server: expect.any(Number), max: server?.['max'] },
      schemas: ['Back.Office', 'crm', 'empty', 'public'],
      counted: false,
    });
    expect(JSON.stringify(facts)).not.toContain(decodeURIComponent(url.password) || '\0');
    expect(facts.size).toBeGreaterThan(1_000_000);
  });

  it('counts the sessions of others', async () => {
    const { connections } = await during(lab.database.url, 'select', () => lab.service.describeDatabase());
    expect(connections.database).toBe(2);
    expect(connections.server).toBeGreaterThanOrEqual(2);
  });

  it('lists tables with estimates, partitions folded in, and nothing of extensions', async () => {
    const { tables, totals } = await lab.service.describeDatabase();
    expect(tables.map(line)).toEqual([
      ['Back.Office.till.1', 'table', 0, 0, 3],
      ['crm.customers', 'table', 0, 1000, 2],
      ['crm.domains', 'materialized view', 0, 1, 1],
      ['crm.later', 'materialized view', 0, 0, 0],
      ['public.children', 'table', 0, null, 0],
      ['public.orders', 'partitioned', 3, 52, 2],
      ['public.parents', 'table', 0, null, 0],
      ['public.remote', 'foreign', 0, null, 0],
    ]);
    expect(totals).toMatchObject({ tables: 8, rows: 1053, indexes: 8 });
    expect(totals.size).toBe(tables.reduce((sum, { size }) => sum + size, 0));
    expect(totals.indexSize).toBe(tables.reduce((sum, { indexSize }) => sum + indexSize, 0));
  });

  it('measures a table with all of its partitions, whatever their schema', async () => {
    const { tables } = await lab.service.describeDatabase();
    const find = (name: string) => tables.find((table) => table.name === name);
    expect(find('customers')).toMatchObject(await measure(['crm.customers']));
    expect(find('orders')).toMatchObject(
      await measure([
        'orders_2025',
        'orders_2026_first',
        'orders_rest',
        'orders',
        '"Back.Office"."orders.2026"',
      ]),
    );
    expect(find('orders')?.size).toBeGreaterThan(0);
  });

  it('counts rows where it is asked to', async () => {
    const { tables, totals, counted } = await lab.service.describeDatabase({ counts: true });
    expect(counted).toBe(true);
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['till.1', 0],
      ['customers', 1000],
      ['domains', 1],
      ['later', null],
      ['children', 2],
      ['orders', 52],
      ['parents', 1],
      ['remote', null],
    ]);
    expect(totals.rows).toBe(1056);
  });

  it('knows no sum where it knows of no table', async () => {
    const { totals } = await lab.service.describeDatabase({ schemas: ['empty'] });
    expect(totals).toEqual({ tables: 0, rows: 0, size: 0, indexSize: 0, indexes: 0 });
    const { tables } = await lab.service.describeDatabase({ schemas: ['crm', 'crm'] });
    expect(tables.map(({ name }) => name)).toEqual(['customers', 'domains', 'later']);
  });

  it('lists views and types', async () => {
    const { views, types } = await lab.service.describeDatabase({ views: true, types: true });
    expect(views).toEqual([{ schema: 'crm', name: 'mailing', columns: 1, comment: 'Whom to write to' }]);
    expect(types).toEqual([
      { schema: 'crm', name: 'mood', kind: 'enum', definition: `sad, it's fine` },
      { schema: 'crm', name: 'pair', kind: 'composite', definition: 'a integer, "b c" text[]' },
      { schema: 'crm', name: 'positive', kind: 'domain', definition: 'integer not null CHECK ((VALUE > 0))' },
      { schema: 'crm', name: 'span', kind: 'range', definition: 'date' },
    ]);
  });

  it('does not count what the user may not read', async () => {
    const reader = `siskin_reader_${lab.database.name.slice(-6)}`;
    await lab.query(`create role ${reader} login password 'secret'; grant select on parents to ${reader}`);
    const app = await boot(changed(lab.database.url, { username: reader, password: 'secret' }));
    try {
      const service = app.get(DatabaseService);
      const { tables } = await service.describeDatabase({ counts: true });
      expect(tables.filter(({ rows }) => rows !== null).map(({ name, rows }) => [name, rows])).toEqual([
        ['parents', 1],
      ]);
      expect(tables).toHaveLength(8);
    } finally {
      await app.close();
      await lab.query(`drop owned by ${reader}; drop role ${reader}`);
    }
  });

  it("refuses a schema that is not the user's, with the nearest", async () => {
    const error = await rejection(lab.service.describeDatabase({ schemas: ['crn'] }), UnknownSchemaError);
    expect(error).toMatchObject({ schema: 'crn', nearest: 'crm', remedy: 'Did you mean crm?' });
    const system = await rejection(
      lab.service.describeDatabase({ schemas: ['pg_catalog'] }),
      UnknownSchemaError,
    );
    expect(system.problem).toBe(
      "None of the user's schemas of the database is named pg_catalog; there are Back.Office, crm, empty, public.",
    );
  });

  it('does not wait for ever for a table that a migration holds', async () => {
    const error = await during(
      lab.database.url,
      `set application_name = 'a migration'; begin; lock table only parents in access exclusive mode`,
      () => rejection(lab.service.describeDatabase(), CatalogueLockedError),
    );
    expect(error).toMatchObject({
      locked: [{ table: 'public.parents', application: 'a migration' }],
      waited: 5_000,
    });
    expect(error.problem).toMatch(
      /^A table could not be looked at for 5 s, since another session holds it exclusively\.\n  public\.parents, held by pid \d+ of \w+ \(a migration\)$/,
    );
  });

  it('describes an empty database', async () => {
    const empty = await ServiceLab.open();
    try {
      expect(await empty.service.describeDatabase({ views: true, types: true, counts: true })).toMatchObject({
        schemas: ['public'],
        tables: [],
        views: [],
        types: [],
        totals: { tables: 0, rows: 0, size: 0, indexSize: 0, indexes: 0 },
      });
    } finally {
      await empty.close();
    }
  });
});

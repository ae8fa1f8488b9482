import { InvalidObjectNameError, UnknownTableError, type ObjectName } from '../../src/index.js';
import { rejection } from '../fixtures/lab.js';
import { ServiceLab } from './database-service.js';
import { WAREHOUSE } from './warehouse.js';

let lab: ServiceLab;
beforeAll(async () => void (lab = await ServiceLab.open(WAREHOUSE)));
afterAll(() => lab.close());

const describeTable = (name: ObjectName) => lab.service.describeTable(name);

const column = (name: string, type: string, position: number, rest: object = {}) => ({
  name,
  type,
  position,
  nullable: false,
  default: null,
  identity: null,
  generated: null,
  collation: null,
  comment: null,
  ...rest,
});

const rule = { deferrable: false, deferred: false, validated: true };
const index = { include: [], unique: false, primary: false, method: 'btree', where: null, valid: true };

describe('describeTable', () => {
  it('gives all about a table in one document', async () => {
    expect(await describeTable('crm.customers')).toEqual({
      schema: 'crm',
      name: 'customers',
      kind: 'table',
      comment: 'Who buys',
      rows: 1000,
      size: expect.any(Number),
      indexSize: expect.any(Number),
      definition: null,
      partitionKey: null,
      partitionOf: null,
      rowSecurity: { enabled: false, forced: false },
      columns: [
        column('id', 'bigint', 1, { identity: 'always' }),
        column('number', 'integer', 2, { identity: 'by default' }),
        column('email', 'character varying(120)', 3, { comment: "It's theirs" }),
        column('name', 'text', 4, { nullable: true, default: "'nobody'::text", collation: 'C' }),
        column('shown', 'text', 5, { nullable: true, generated: 'upper(name)' }),
      ],
      primaryKey: { name: 'customers_pkey', columns: ['id'] },
      indexes: [
        {
          ...index,
          name: 'customers_email_unique',
          columns: ['email'],
          unique: true,
          definition: 'CREATE UNIQUE INDEX customers_email_unique ON crm.customers USING btree (email)',
          size: expect.any(Number),
        },
        {
          ...index,
          name: 'customers_pkey',
          columns: ['id'],
          unique: true,
          primary: true,
          definition: 'CREATE UNIQUE INDEX customers_pkey ON crm.customers USING btree (id)',
          size: expect.any(Number),
        },
      ],
      constraints: [
        {
          ...rule,
          name: 'customers_email_unique',
          type: 'unique',
          columns: ['email'],
          definition: 'UNIQUE (email)',
        },
        {
          ...rule,
          name: 'customers_number_check',
          type: 'check',
          columns: ['number'],
          definition: 'CHECK ((number > 0))',
        },
      ],
      foreignKeys: [],
      referencedBy: [
        {
          ...rule,
          name: 'till_customer_foreign',
          from: { schema: 'Back.Office', table: 'till.1' },
          columns: ['customer'],
          references: { schema: 'crm', table: 'customers', columns: ['id'] },
          onDelete: 'no action',
          onUpdate: 'no action',
        },
        {
          ...rule,
          name: 'orders_customer_fkey',
          from: { schema: 'public', table: 'orders' },
          columns: ['customer'],
          references: { schema: 'crm', table: 'customers', columns: ['id'] },
          onDelete: 'cascade',
          onUpdate: 'no action',
        },
      ],
      triggers: [],
      policies: [],
      partitions: [],
    });
  });

  it('measures a table and its indexes as PostgreSQL does', async () => {
    const { size, indexSize, indexes } = await describeTable('crm.customers');
    expect({ size, indexSize }).toEqual(
      (
        await lab.query(
          `select pg_table_size('crm.customers')::float8 as size, pg_indexes_size('crm.customers')::float8 as "indexSize"`,
        )
      )[0],
    );
    expect(indexes.reduce((sum, own) => sum + own.size, 0)).toBe(indexSize);
  });

  it('shows a partitioned table with its parts, and their sizes as its own', async () => {
    const orders = await describeTable('orders');
    expect(orders).toMatchObject({
      kind: 'partitioned',
      rows: 52,
      partitionKey: 'RANGE (day)',
      partitionOf: null,
      primaryKey: { name: 'orders_pkey', columns: ['number', 'day'] },
      partitions: [
        {
          schema: 'public',
          name: 'orders_2025',
          bounds: "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
        },
        {
          schema: 'Back.Office',
          name: 'orders.2026',
          bounds: "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
        },
        { schema: 'public', name: 'orders_rest', bounds: 'DEFAULT' },
      ],
    });
    expect(orders.indexes.map(({ name, where }) => [name, where])).toEqual([
      ['orders_customer_index', '(follows_day IS NULL)'],
      ['orders_pkey', null],
    ]);
    expect(orders.indexSize).toBeGreaterThan(0);
    expect(orders.indexes.reduce((sum, { size }) => sum + size, 0)).toBe(orders.indexSize);
  });

  it('shows foreign keys of many columns, and those to itself from both sides', async () => {
    const { foreignKeys, referencedBy } = await describeTable('orders');
    const follows = {
      name: 'orders_follows_foreign',
      columns: ['follows_number', 'follows_day'],
      references: { schema: 'public', table: 'orders', columns: ['number', 'day'] },
      onDelete: 'set null',
      onUpdate: 'restrict',
      deferrable: true,
      deferred: true,
      validated: true,
    };
    expect(foreignKeys).toEqual([
      {
        ...rule,
        name: 'orders_customer_fkey',
        columns: ['customer'],
        references: { schema: 'crm', table: 'customers', columns: ['id'] },
        onDelete: 'cascade',
        onUpdate: 'no action',
      },
      follows,
    ]);
    expect(referencedBy).toEqual([{ ...follows, from: { schema: 'public', table: 'orders' } }]);
  });

  it('shows a partition with what it belongs to', async () => {
    expect(await describeTable('orders_2026_first')).toMatchObject({
      kind: 'table',
      rows: 1,
      partitionOf: { schema: 'Back.Office', name: 'orders.2026', bounds: 'FOR VALUES IN (1)' },
      partitionKey: null,
      partitions: [],
    });
    expect(await describeTable({ schema: 'Back.Office', name: 'orders.2026' })).toMatchObject({
      kind: 'partitioned',
      partitionOf: { schema: 'public', name: 'orders' },
      partitionKey: 'LIST (number)',
      partitions: [{ schema: 'public', name: 'orders_2026_first', bounds: 'FOR VALUES IN (1)' }],
    });
  });

  it('shows exclusions, what is not valid, triggers and policies', async () => {
    const till = await describeTable({ schema: 'Back.Office', name: 'till.1' });
    expect(till.constraints).toEqual([
      {
        ...rule,
        name: 'till_id_check',
        type: 'check',
        columns: ['id'],
        definition: 'CHECK ((id < 100)) NOT VALID',
        validated: false,
      },
      {
        ...rule,
        name: 'till_open_exclusion',
        type: 'exclusion',
        columns: ['open'],
        definition: 'EXCLUDE USING gist (open WITH &&)',
      },
    ]);
    expect(till.indexes.map(({ name, valid, include }) => [name, valid, include])).toEqual([
      ['till.1_pkey', true, []],
      ['till_customer_index', false, ['open']],
      ['till_open_exclusion', true, []],
    ]);
    expect(till.triggers).toEqual([
      {
        name: 'till_note',
        state: 'enabled',
        definition:
          'CREATE TRIGGER till_note AFTER INSERT OR UPDATE OF id ON "Back.Office"."till.1" FOR EACH ROW EXECUTE FUNCTION note()',
      },
      {
        name: 'till_quiet',
        state: 'disabled',
        definition:
          'CREATE TRIGGER till_quiet BEFORE DELETE ON "Back.Office"."till.1" FOR EACH STATEMENT EXECUTE FUNCTION note()',
      },
    ]);
    expect(till.rowSecurity).toEqual({ enabled: true, forced: false });
    expect(till.policies).toEqual([
      {
        name: 'few_tills',
        permissive: false,
        command: 'all',
        roles: ['public'],
        using: 'true',
        check: '(id < 9)',
      },
      {
        name: 'own_tills',
        permissive: true,
        command: 'select',
        roles: ['pg_monitor'],
        using: '(id > 1)',
        check: null,
      },
    ]);
  });

  it('describes views, materialized ones with their indexes', async () => {
    expect(await describeTable('crm.mailing')).toMatchObject({
      kind: 'view',
      comment: 'Whom to write to',
      columns: [{ name: 'email', type: 'character varying(120)' }],
      definition: ' SELECT email\n   FROM crm.customers;',
      primaryKey: null,
      size: 0,
    });
    expect(await describeTable('crm.domains')).toMatchObject({
      kind: 'materialized view',
      indexes: [{ name: 'domains_domain_index' }],
    });
    expect(await describeTable('remote')).toMatchObject({ kind: 'foreign', rows: null, size: 0 });
  });

  it.each([
    ['oders', ['orders'], 'Did you mean orders?'],
    ['crm.customer', ['crm.customers'], 'Did you mean crm.customers?'],
    ['customers', ['crm.customers'], 'Did you mean crm.customers?'],
    ['ledger', [], expect.stringMatching(/^Name one of these: children, orders, orders_2025, /)],
    ['crm.crm', ['crm.customers', 'crm.domains'], 'Did you mean crm.customers or crm.domains?'],
    ['orders_pkey', [], expect.stringMatching(/^Name one of these: /)],
    ['belongs_to_extensions', [], expect.stringMatching(/^Name one of these: /)],
  ])('does not find %s', async (name, nearest, remedy) => {
    const error = await rejection(describeTable(name), UnknownTableError);
    expect(error).toMatchObject({
      table: name,
      nearest,
      remedy,
      problem: `There is no table or view ${name}.`,
    });
  });

  it('refuses a name that could be taken in two ways', async () => {
    const error = await rejection(describeTable('Back.Office.till.1'), InvalidObjectNameError);
    expect(error.given).toBe('Back.Office.till.1');
  });

  it('lists names as they can be given', async () => {
    expect(await lab.service.tableNames()).toEqual([
      'children',
      'orders',
      'orders_2025',
      'orders_2026_first',
      'orders_rest',
      'parents',
      'remote',
      '"Back.Office"."orders.2026"',
      '"Back.Office"."till.1"',
      'crm.customers',
      'crm.domains',
      'crm.later',
      'crm.mailing',
    ]);
  });
});

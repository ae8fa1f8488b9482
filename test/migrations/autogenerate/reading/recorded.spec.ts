import type { TableBuilder } from '../../../../src/migrations/operations/tables/table-builder.js';
import { sql } from '../../../../src/migrations/operations/sql-text.js';
import { useOperationsDatabase } from '../../../operations/operations-database.js';
import { recordAndRead } from './read-and-recreate.js';

const client = useOperationsDatabase();

/** Tables as people describe them, of which what is read has to be what was recorded. */
const TABLES: Record<string, (t: TableBuilder) => void> = {
  numbers: (t) => {
    t.smallint('a');
    t.integer('b').notNull();
    t.bigint('c');
    t.real('d');
    t.doublePrecision('e');
    t.numeric('f');
    t.numeric('g', 10);
    t.numeric('h', 10, 2);
    t.numeric('i', 3, -2);
    t.money('j');
  },
  text: (t) => {
    t.text('a');
    t.varchar('b');
    t.varchar('c', 20);
    t.char('d', 3);
    t.char('e');
    t.text('f').collate('C');
    t.varchar('g', 5).collate('en-US-x-icu');
    t.column('h', '"char"');
    t.column('i', 'bpchar');
    t.column('j', 'name');
  },
  'dates and times': (t) => {
    t.date('a');
    t.time('b');
    t.time('c', 3);
    t.timetz('d');
    t.timetz('e', 0);
    t.timestamp('f');
    t.timestamp('g', 3);
    t.timestamptz('h');
    t.timestamptz('i', 6);
    t.interval('j');
    t.interval('k', 'year to month');
    t.column('l', 'interval(3)');
  },
  'bits and bytes': (t) => {
    t.bytea('a');
    t.bit('b', 3);
    t.varbit('c');
    t.varbit('d', 9);
    t.uuid('e');
    t.boolean('f');
  },
  'documents and addresses': (t) => {
    t.json('a');
    t.jsonb('b');
    t.jsonpath('c');
    t.xml('d');
    t.inet('e');
    t.cidr('f');
    t.macaddr('g');
    t.macaddr8('h');
    t.tsvector('i');
    t.tsquery('j');
  },
  'shapes and ranges': (t) => {
    t.point('a');
    t.line('b');
    t.lseg('c');
    t.box('d');
    t.path('e');
    t.polygon('f');
    t.circle('g');
    t.int4range('h');
    t.tstzrange('i');
    t.int8multirange('j');
  },
  arrays: (t) => {
    t.text('a').array();
    t.varchar('b', 20).array();
    t.timestamptz('c', 3).array();
    t.numeric('d', 10, 2).array();
    t.bit('e', 2).array();
    t.char('f', 2).array();
  },
  'an identity that is the key': (t) => {
    t.id();
    t.text('name').notNull();
  },
  'an identity that is not the key': (t) => {
    t.uuid('id').primaryKey();
    t.integer('number').identity('always');
  },
  'an identity with options': (t) => {
    t.bigint('id').identity('always', {
      start: 100,
      increment: 5,
      min: 10,
      max: 9000,
      cache: 7,
      cycle: true,
    });
    t.smallint('down').identity('by default', { increment: -1, start: -5 });
  },
  'serial columns': (t) => {
    t.serial('id').primaryKey();
    t.bigserial('a');
    t.smallserial('b');
  },
  'literal defaults': (t) => {
    t.text('a').notNull().default('draft');
    t.varchar('b', 20).default("it's");
    t.text('c').default('');
    t.text('d').default('5');
    t.integer('e').default(0);
    t.integer('f').default(-5);
    t.bigint('g').default(5);
    t.bigint('h').default(-5_000_000_000);
    t.bigint('i').default(5_000_000_000);
    t.numeric('j', 10, 2).default(1.5);
    t.numeric('k').default(-1.5);
    t.doublePrecision('l').default(0.1);
    t.boolean('m').default(true);
    t.boolean('n').default(false);
    t.date('o').default('2026-01-02');
    t.uuid('p').default('6f1f9a8e-6f3c-4f4c-9d7b-0a8f1d2b3c4d');
    t.text('q').array().default('{}');
    t.text('r').default('a\\b\nc');
    t.char('s', 3).default('abc');
    t.inet('t').default('10.0.0.1');
    t.interval('u').default('1 day');
    t.smallint('v').default(-5);
    t.text('w').default("'::text");
    t.timestamp('x', 3).default('2026-01-02 03:04:05');
    t.bytea('y').default('\\x00ff');
    t.numeric('z').default('NaN');
    t.bit('bits', 3).default('101');
  },
  'defaults that are SQL': (t) => {
    t.timestamptz('a').defaultSql('now()');
    t.timestamptz('b').defaultSql('CURRENT_TIMESTAMP');
    t.uuid('c').defaultSql('gen_random_uuid()');
    t.jsonb('d').defaultSql("'{}'::jsonb");
    t.json('e').defaultSql("'[1, 2]'::json");
    t.numeric('f').defaultSql('-1');
    t.smallint('g').defaultSql('-1');
    t.doublePrecision('h').defaultSql('-0.5');
    t.varchar('i').defaultSql("'x'::text");
    t.text('j').defaultSql("('a'::text || 'b'::text)");
    t.text('l').array().defaultSql('ARRAY[]::text[]');
    t.numeric('n', 5, 2).defaultSql('1.50');
  },
  'generated columns': (t) => {
    t.integer('a');
    t.integer('b').generatedAs('a * 2');
    t.text('c').generatedAs("a || '('::text");
    t.integer('d').generatedAs('a + 1', { virtual: true });
  },
  'comments and storage': (t) => {
    t.text('a').storage('external').comment("it's a");
    t.text('b').compression('pglz');
    t.integer('c').comment('c');
    t.comment('all of it');
  },
  'keys on columns': (t) => {
    t.bigint('id').identity().primaryKey({ name: 'pk' });
    t.text('email').notNull().unique();
    t.text('code').unique({ nullsNotDistinct: true, deferrable: true, name: 'u_code' });
    t.bigint('parent').references('it', 'id', { onDelete: 'cascade', onUpdate: 'set null' });
    t.bigint('other').references('it', 'id', { deferrable: 'initially deferred', index: false });
    t.bigint('third').references('it', 'id', { onDelete: 'set default', match: 'full', index: false });
    t.bigint('last').unique().references('it', 'id', { onDelete: 'restrict' });
  },
  'keys on several columns': (t) => {
    t.integer('a');
    t.integer('b');
    t.integer('c');
    t.primaryKey(['b', 'a']);
    t.unique(['c', 'a'], { include: ['b'], deferrable: 'initially deferred' });
    t.unique(['c', 'b'], { nullsNotDistinct: true });
    t.foreignKey(['c', 'a'], 'it', ['b', 'a'], { match: 'full' });
  },
  checks: (t) => {
    t.integer('a');
    t.text('b');
    t.check('a_is_positive', 'a > 0');
    t.check('both', '(a > 1) AND (a < 5)', { noInherit: true });
    t.check('some', "b = ANY (ARRAY['(x'::text, 'y'')'::text])");
  },
  exclusions: (t) => {
    t.int4range('a');
    t.integer('b');
    t.exclusion('no_overlap', [{ column: 'a', with: '&&' }]);
    t.exclusion('other', [{ column: 'b', with: '=' }], {
      method: 'btree',
      where: 'b > 0',
      deferrable: 'initially deferred',
    });
    t.exclusion('sums', [{ expression: 'int4range(b, (b + 2))', with: '&&' }]);
  },
  indexes: (t) => {
    t.text('a').index();
    t.text('b').index({ method: 'hash' });
    t.integer('c').index({ unique: true });
    t.jsonb('d').index({ method: 'gin', with: { fastupdate: false } });
    t.index(['a', { column: 'b', order: 'desc' }], { name: 'i1', with: { fillfactor: 70 } });
    t.index(
      [
        { column: 'a', order: 'desc', nulls: 'last' },
        { column: 'b', nulls: 'first' },
      ],
      { name: 'i2' },
    );
    t.index([{ expression: 'lower(a)' }, 'c'], { name: 'i3', where: 'c > 0', include: ['b'] });
    t.index([{ column: 'a', operatorClass: 'text_pattern_ops', collation: 'C' }], { name: 'i4' });
    t.index(
      [{ expression: "(a || ', '::text) || b", collation: 'C', order: 'desc' }, { expression: 'upper(b)' }],
      {
        name: 'i5',
      },
    );
    t.index(['c', 'a'], { name: 'i6', unique: true, nullsNotDistinct: true });
    t.index([{ column: 'd', operatorClass: 'jsonb_path_ops' }], { name: 'i7', method: 'gin' });
    t.index([{ expression: 'lower(a)' }], { name: 'i8', where: 'lower(a) > ("left"(b, 1) COLLATE "C")' });
  },
  settings: (t) => {
    t.text('a');
    t.unlogged();
    t.with({ autovacuum_enabled: false, fillfactor: 70, 'toast.autovacuum_vacuum_threshold': 99 });
  },
  'partitions by list': (t) => {
    t.integer('a');
    t.text('b');
    t.partitionBy('list', ['b']);
  },
  'partitions by range': (t) => {
    t.integer('a');
    t.text('b').collate('C');
    t.primaryKey(['a']);
    t.partitionBy('range', ['a']);
  },
  'partitions by expressions': (t) => {
    t.integer('a');
    t.text('b');
    t.partitionBy('hash', [
      { expression: 'a + 1' },
      { column: 'b', operatorClass: 'text_pattern_ops' },
      { expression: 'lower(b)', collation: 'C' },
      { column: 'b', collation: 'C' },
    ]);
  },
  'no columns': () => undefined,
};

describe('what is read of a table', () => {
  it.each(Object.entries(TABLES))('is what was recorded of %s', async (_, define) => {
    const { recorded, read } = await recordAndRead(client(), (op) => op.createTable('it', define));
    expect(read).toEqual(recorded);
  });

  it('is what was recorded of defaults and types of the user', async () => {
    const { recorded, read } = await recordAndRead(client(), (op) => {
      op.createSchema('shop');
      op.createEnum('status', ['open', "it's"]);
      op.createEnum('shop.Kind', ['a']);
      op.createDomain('short', 'text');
      op.createExtension('citext');
      op.createTable('it', (t) => {
        t.column('a', 'status').notNull().default('open');
        t.column('b', 'shop."Kind"').default('a');
        t.column('c', 'status').array().default("{open,it's}");
        t.column('d', 'short').default('x');
        t.citext('e').default('X');
        t.column('f', 'status').default(sql`${"it's"}::status`);
      });
    });
    const columns = recorded.columns.map((column) =>
      column.name === 'f' ? { ...column, default: { value: "it's" } } : column,
    );
    expect(read).toEqual({ ...recorded, columns });
  });
});

import type { Inspector } from '../../src/database/catalogue/index.js';
import type { ObjectName } from '../../src/database/object-name.js';
import { InvalidObjectNameError } from '../../src/errors/invalid-object-name.error.js';
import { useCatalogue } from './catalogue-database.js';
import { SHOP } from './shop.js';

const catalogue = useCatalogue(SHOP);
const inspect = () => catalogue().inspect;

type Question = 'hasTable' | 'hasView' | 'hasSequence' | 'hasEnum' | 'hasFunction';

describe('what there is', () => {
  it.each<[Question, ObjectName, boolean]>([
    ['hasTable', 'authors', true],
    ['hasTable', 'public.authors', true],
    ['hasTable', 'shop.authors', true],
    ['hasTable', { name: 'authors' }, true],
    ['hasTable', { schema: 'shop', name: 'authors' }, true],
    ['hasTable', { schema: 'Back.Office', name: 'till.1' }, true],
    ['hasTable', 'events', true],
    ['hasTable', 'events_2026', true],
    ['hasTable', 'remote', true],
    ['hasTable', 'pg_class', true],
    ['hasTable', 'shop.books', false],
    ['hasTable', 'nowhere.authors', false],
    ['hasTable', 'Authors', false],
    ['hasTable', 'authors ', false],
    ['hasTable', '"authors"', false],
    ['hasTable', 'grown_authors', false],
    ['hasTable', 'author_names', false],
    ['hasTable', 'authors_pkey', false],
    ['hasTable', 'tickets_number', false],
    ['hasTable', 'pair', false],
    ['hasView', 'grown_authors', true],
    ['hasView', 'author_names', true],
    ['hasView', 'shop.elsewhere', true],
    ['hasView', 'elsewhere', false],
    ['hasView', 'authors', false],
    ['hasSequence', 'tickets_number', true],
    ['hasSequence', 'authors_serial_seq', true],
    ['hasSequence', 'shop.numbers', true],
    ['hasSequence', 'numbers', false],
    ['hasSequence', 'authors', false],
    ['hasEnum', 'mood', true],
    ['hasEnum', 'empty_enum', true],
    ['hasEnum', 'shop.size', true],
    ['hasEnum', 'size', false],
    ['hasEnum', 'positive', false],
    ['hasEnum', 'moody', false],
    ['hasEnum', 'mood[]', false],
    ['hasEnum', '_mood', false],
    ['hasEnum', 'integer', false],
    ['hasFunction', 'slug', true],
    ['hasFunction', 'tidy', true],
    ['hasFunction', 'shop.only_here', true],
    ['hasFunction', 'lower', true],
    ['hasFunction', 'only_here', false],
    ['hasFunction', 'slug(text)', false],
    ['hasFunction', 'shop.slug', false],
  ])('%s(%j) is %j', async (question, name, expected) => {
    expect(await inspect()[question](name)).toBe(expected);
  });

  it('refuses a name that could be taken in two ways', () => {
    expect(() => inspect().hasTable('Back.Office.till')).toThrow(
      new InvalidObjectNameError('Back.Office.till'),
    );
  });

  it.each<['hasSchema' | 'hasExtension', string, boolean]>([
    ['hasSchema', 'shop', true],
    ['hasSchema', 'Back.Office', true],
    ['hasSchema', 'back', false],
    ['hasExtension', 'plpgsql', true],
    ['hasExtension', 'nothing', false],
  ])('%s(%j) is %j', async (question, name, expected) => {
    expect(await inspect()[question](name)).toBe(expected);
  });

  it.each<[ObjectName, string[], boolean]>([
    ['authors', ['email'], true],
    ['authors', ['email', 'name', 'email'], true],
    ['authors', [], true],
    ['authors', ['email', 'missing'], false],
    ['authors', ['gone'], false],
    ['authors', ['........pg.dropped.1........'], false],
    ['authors', ['ctid'], false],
    ['authors', ['elsewhere'], false],
    ['authors', ['Email'], false],
    ['authors', ['upper_name'], true],
    ['shop.authors', ['elsewhere'], true],
    ['grown_authors', ['name'], true],
    ['author_names', ['name'], true],
    ['remote', ['id'], true],
    ['events_2026', ['day'], true],
    ['pair', ['a'], false],
    ['authors_pkey', ['id'], false],
    ['missing', ['id'], false],
    ['missing', [], false],
    [{ schema: 'Back.Office', name: 'till.1' }, ['a.b'], true],
  ])('%j has the columns %j: %j', async (table, columns, expected) => {
    expect(await inspect().hasColumns(table, columns)).toBe(expected);
  });

  it.each<[ObjectName, string, boolean]>([
    ['authors', 'email', true],
    ['authors', 'gone', false],
    ['authors', 'xmin', false],
    ['shop.authors', 'email', false],
    ['grown_authors', 'name', true],
    ['missing', 'id', false],
  ])('%j has the column %j: %j', async (table, column, expected) => {
    expect(await inspect().hasColumn(table, column)).toBe(expected);
  });

  it.each<[ObjectName, string | string[], boolean]>([
    ['authors', 'authors_name_index', true],
    ['authors', 'authors_pkey', true],
    ['authors', 'authors_invalid_index', true],
    ['authors', 'books_pkey', false],
    ['books', 'authors_name_index', false],
    ['shop.authors', 'authors_name_index', true],
    ['author_names', 'author_names_index', true],
    ['events', 'events_pkey', true],
    ['missing', 'authors_name_index', false],
    ['authors', ['id'], true],
    ['authors', ['email'], true],
    ['authors', ['name', 'lower((email)::text)'], true],
    ['authors', ['moods'], true],
    ['authors', ['name'], false],
    ['authors', ['age'], false],
    ['authors', ['seen'], false],
    ['books', ['isbn', 'edition'], true],
    ['books', ['edition', 'isbn'], false],
    ['shop.authors', ['elsewhere'], true],
    ['missing', ['id'], false],
  ])('%j has the index %j: %j', async (table, index, expected) => {
    expect(await inspect().hasIndex(table, index)).toBe(expected);
  });

  it.each<[ObjectName, string, boolean]>([
    ['authors', 'authors_pkey', true],
    ['authors', 'authors_email_unique', true],
    ['authors', 'authors_later_check', true],
    ['authors', 'authors_name_index', false],
    ['books', 'books_shelf_exclusion', true],
    ['books', 'books_parent_foreign', true],
    ['books', 'authors_pkey', false],
    ['shop.authors', 'authors_pkey', false],
    ['tickets', 'tickets_event_foreign', true],
    ['missing', 'authors_pkey', false],
  ])('%j has the constraint %j: %j', async (table, name, expected) => {
    expect(await inspect().hasConstraint(table, name)).toBe(expected);
  });

  it.each<[ObjectName, string[], boolean]>([
    ['books', ['author'], true],
    ['books', ['parent_isbn', 'parent_edition'], true],
    ['books', ['parent_edition', 'parent_isbn'], true],
    ['books', ['parent_isbn'], false],
    ['books', ['isbn', 'edition'], false],
    ['books', [], false],
    ['events_2026', ['author'], true],
    ['shop.authors', ['id'], false],
    ['missing', ['id'], false],
  ])('%j has the foreign key on %j: %j', async (table, columns, expected) => {
    expect(await inspect().hasForeignKey(table, columns)).toBe(expected);
  });
});

describe('lists', () => {
  it('names the tables that a name without a schema reaches', async () => {
    expect(await inspect().tables()).toEqual([
      table('authors', { comment: 'Who writes' }),
      table('books'),
      table('events', { kind: 'partitioned' }),
      table('events_2026', { partition: true }),
      table('remote', { kind: 'foreign' }),
      table('tickets'),
    ]);
  });

  it('names the tables of a schema', async () => {
    expect(await inspect().tables('shop')).toEqual([table('authors', { schema: 'shop' })]);
    expect(await inspect().tables('Back.Office')).toEqual([table('till.1', { schema: 'Back.Office' })]);
    expect(await inspect().tables('missing')).toEqual([]);
  });

  it('takes a table of its list as a name', async () => {
    const [till] = await inspect().tables('Back.Office');
    expect(await inspect().columns(till ?? 'missing')).toMatchObject([{ name: 'a.b', nullable: false }]);
  });

  it('describes columns', async () => {
    expect(await inspect().columns('authors')).toEqual(
      [
        column('id', 'bigint', { nullable: false, identity: 'always' }),
        column('email', 'character varying(120)', { nullable: false, comment: "It's theirs" }),
        column('name', 'text', { collation: 'C', default: "'nobody'::text" }),
        column('moods', 'mood[]', { default: "'{}'::mood[]" }),
        column('size', 'shop.size'),
        column('age', 'positive'),
        column('label', 'label', { nullable: false }),
        column('price', 'numeric(10,2)', { default: '1.5' }),
        column('seen', 'timestamp(3) with time zone', { default: 'now()' }),
        column('number', 'integer', { nullable: false, identity: 'by default' }),
        column('serial', 'integer', {
          nullable: false,
          default: "nextval('authors_serial_seq'::regclass)",
        }),
        column('upper_name', 'text', { generated: 'upper(name)', collation: null }),
        column('pair', 'pair'),
      ].map((info, i) => ({ ...info, position: i + 1 })),
    );
  });

  it.each<[ObjectName, string[]]>([
    ['grown_authors', ['id bigint', 'name text']],
    ['author_names', ['name text']],
    ['shop.authors', ['id integer', 'elsewhere text']],
    ['missing', []],
    ['authors_pkey', []],
  ])('describes the columns of %j', async (name, expected) => {
    const columns = await inspect().columns(name);
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(expected);
  });

  it('tells a virtual column from a default', async () => {
    const { rows } = await catalogue().client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const kind = (rows[0]?.version ?? 0) >= 180_000 ? 'virtual' : 'stored';
    await catalogue().client.query(
      `create table v (a integer, b integer generated always as (a + 1) ${kind})`,
    );
    expect(await inspect().columns('v')).toMatchObject([
      { name: 'a', default: null, generated: null },
      { name: 'b', default: null, generated: '(a + 1)' },
    ]);
  });

  it('describes indexes', async () => {
    expect(await inspect().indexes('authors')).toEqual([
      index('authors_email_unique', ['email'], { unique: true }),
      index('authors_invalid_index', ['seen'], { unique: true, valid: false }),
      index('authors_moods_index', ['moods'], { method: 'gin' }),
      index('authors_name_index', ['name', 'lower((email)::text)'], {
        include: ['age', 'price'],
        definition:
          'CREATE INDEX authors_name_index ON public.authors USING btree (name DESC, lower((email)::text)) INCLUDE (age, price)',
      }),
      index('authors_pkey', ['id'], { unique: true, primary: true }),
      index('authors_young_index', ['age'], {
        where: '((age)::integer < 30)',
        definition:
          'CREATE INDEX authors_young_index ON public.authors USING btree (age) WHERE ((age)::integer < 30)',
      }),
    ]);
    expect(await inspect().indexes('missing')).toEqual([]);
  });

  it('describes constraints', async () => {
    expect(withoutNotNull(await inspect().constraints('authors'))).toEqual([
      constraint(
        'authors_age_check',
        'check',
        ['age', 'number'],
        'CHECK ((((age)::integer < 200) AND (number < 5)))',
      ),
      constraint(
        'authors_email_unique',
        'unique',
        ['email'],
        'UNIQUE (email) DEFERRABLE INITIALLY DEFERRED',
        {
          deferrable: true,
          deferred: true,
        },
      ),
      constraint('authors_later_check', 'check', ['price'], 'CHECK ((price > (0)::numeric)) NOT VALID', {
        validated: false,
      }),
      constraint('authors_pkey', 'primaryKey', ['id'], 'PRIMARY KEY (id)'),
    ]);
    const books = withoutNotNull(await inspect().constraints('books'));
    expect(books.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'books_author_fkey foreignKey',
      'books_late_foreign foreignKey',
      'books_note trigger',
      'books_parent_foreign foreignKey',
      'books_pkey primaryKey',
      'books_shelf_exclusion exclusion',
    ]);
    expect(await inspect().constraints('missing')).toEqual([]);
  });

  it('describes foreign keys', async () => {
    expect(await inspect().foreignKeys('books')).toEqual([
      foreignKey('books_author_fkey', ['author'], ['authors', 'id'], { onDelete: 'cascade' }),
      foreignKey('books_late_foreign', ['author'], ['authors', 'id'], {
        onDelete: 'set default',
        onUpdate: 'set null',
        validated: false,
      }),
      foreignKey('books_parent_foreign', ['parent_edition', 'parent_isbn'], ['books', 'edition', 'isbn'], {
        onDelete: 'set null',
        onUpdate: 'restrict',
        deferrable: true,
        deferred: true,
      }),
    ]);
    expect(await inspect().foreignKeys('authors')).toEqual([]);
  });

  it('counts a foreign key to or from a partitioned table once', async () => {
    expect(await inspect().foreignKeys('tickets')).toEqual([
      foreignKey('tickets_event_foreign', ['event', 'day'], ['events', 'id', 'day']),
    ]);
    expect(withoutNotNull(await inspect().constraints('tickets'))).toHaveLength(1);
    const ofAuthor = foreignKey('events_author_fkey', ['author'], ['authors', 'id']);
    expect(await inspect().foreignKeys('events')).toEqual([ofAuthor]);
    expect(await inspect().foreignKeys('events_2026')).toEqual([ofAuthor]);
  });

  it('counts a foreign key of a partition to a partitioned table once', async () => {
    await catalogue().client.query(`
      create table seats (event integer, day date, seat integer,
        constraint seats_event_foreign foreign key (event, day) references events) partition by list (seat);
      create table seats_1 partition of seats for values in (1);
      create table events_2027 partition of events for values from ('2027-01-01') to ('2028-01-01')`);
    const expected = [foreignKey('seats_event_foreign', ['event', 'day'], ['events', 'id', 'day'])];
    expect(await inspect().foreignKeys('seats')).toEqual(expected);
    expect(await inspect().foreignKeys('seats_1')).toEqual(expected);
  });

  it('describes the foreign keys that point to a table, those of partitions once', async () => {
    await catalogue().client.query(`
      create table seats (event integer, day date, seat integer,
        constraint seats_event_foreign foreign key (event, day) references events) partition by list (seat);
      create table seats_1 partition of seats for values in (1)`);
    expect(await inspect().referencedBy('events')).toEqual([
      { ...toEvent('seats_event_foreign'), from: { schema: 'public', table: 'seats' } },
      { ...toEvent('tickets_event_foreign'), from: { schema: 'public', table: 'tickets' } },
    ]);
    expect(await inspect().referencedBy('events_2026')).toEqual([]);
    expect((await inspect().referencedBy('books')).map(({ name, from }) => [name, from.table])).toEqual([
      ['books_parent_foreign', 'books'],
    ]);
    expect(await inspect().referencedBy('missing')).toEqual([]);
  });

  it.each<[ObjectName, string[]]>([
    ['mood', ['sad', 'so so', 'ok', `it's "fine", {really}`, '']],
    ['shop.size', ['s', 'm']],
    ['size', []],
    ['empty_enum', []],
    ['moody', []],
    ['missing', []],
  ])('lists the values of %j', async (name, values) => {
    expect(await inspect().enumValues(name)).toEqual(values);
  });
});

const toEvent = (name: string) => foreignKey(name, ['event', 'day'], ['events', 'id', 'day']);

describe('a name without a schema', () => {
  it('is looked up along the search_path', async () => {
    await catalogue().client.query('set local search_path = shop, public');
    expect(await inspect().hasColumn('authors', 'elsewhere')).toBe(true);
    expect(await inspect().hasColumn('authors', 'email')).toBe(false);
    expect(await inspect().hasColumn('public.authors', 'email')).toBe(true);
    expect(await inspect().hasFunction('only_here')).toBe(true);
    expect(await inspect().enumValues('size')).toEqual(['s', 'm']);
    const reached = (await inspect().tables()).map(({ schema, name }) => `${schema}.${name}`);
    expect(reached).toContain('shop.authors');
    expect(reached).not.toContain('public.authors');
    expect(reached).toContain('public.books');
  });

  it('is first that of a temporary table', async () => {
    await catalogue().client.query('create temporary table authors (mine integer)');
    expect(await inspect().columns('authors')).toMatchObject([{ name: 'mine' }]);
    expect(await inspect().hasColumn('public.authors', 'mine')).toBe(false);
    const temporary = (await inspect().tables()).filter(({ temporary }) => temporary);
    expect(temporary).toMatchObject([{ name: 'authors', schema: expect.stringMatching(/^pg_temp_\d+$/) }]);
  });

  it('is nothing where the search_path is empty', async () => {
    await catalogue().client.query("set local search_path = ''");
    expect(await inspect().hasTable('authors')).toBe(false);
    expect(await inspect().hasTable('public.authors')).toBe(true);
    expect(await inspect().tables()).toEqual([]);
    expect(await inspect().columns('public.authors')).toContainEqual(
      expect.objectContaining({ name: 'moods', type: 'public.mood[]' }),
    );
  });
});

it('is told in which words it was asked', async () => {
  catalogue().calls.length = 0;
  await inspect().tables();
  await inspect().tables('shop');
  await inspect().hasIndex({ schema: 'shop', name: 'authors' }, ['id', 'na"me']);
  expect(catalogue().calls).toEqual([
    'tables()',
    'tables("shop")',
    'hasIndex({"schema":"shop","name":"authors"}, ["id","na\\"me"])',
  ]);
});

type Listed<K extends keyof Inspector> = Inspector[K] extends (...args: never[]) => Promise<(infer T)[]>
  ? T
  : never;

function table(name: string, changes: Partial<Listed<'tables'>> = {}): Listed<'tables'> {
  const common = { kind: 'table' as const, partition: false, temporary: false, comment: null };
  return { schema: 'public', name, ...common, ...changes };
}

function column(name: string, type: string, changes: Partial<Listed<'columns'>> = {}) {
  const nothing = { default: null, identity: null, generated: null, collation: null, comment: null };
  return { name, type, nullable: true, ...nothing, ...changes };
}

function index(name: string, columns: string[], changes: Partial<Listed<'indexes'>> = {}): Listed<'indexes'> {
  const { unique = false, method = 'btree' } = changes;
  const definition = `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ON public.authors USING ${method} (${columns.join(', ')})`;
  const common = { include: [], primary: false, where: null, valid: true, definition };
  return { name, columns, unique, method, ...common, ...changes };
}

function constraint(
  name: string,
  type: Listed<'constraints'>['type'],
  columns: string[],
  definition: string,
  changes: Partial<Listed<'constraints'>> = {},
): Listed<'constraints'> {
  return { name, type, columns, definition, deferrable: false, deferred: false, validated: true, ...changes };
}

function foreignKey(
  name: string,
  columns: string[],
  [target, ...referenced]: [string, ...string[]],
  changes: Partial<Listed<'foreignKeys'>> = {},
): Listed<'foreignKeys'> {
  return {
    name,
    columns,
    references: { schema: 'public', table: target, columns: referenced },
    onDelete: 'no action',
    onUpdate: 'no action',
    deferrable: false,
    deferred: false,
    validated: true,
    ...changes,
  };
}

/** PostgreSQL has them as constraints from version 18 on. */
function withoutNotNull(constraints: Listed<'constraints'>[]): Listed<'constraints'>[] {
  return constraints.filter(({ type }) => type !== 'notNull');
}

import { showName, type ObjectName } from '../../operations/names.js';
import { renderOperations } from '../../operations/operation.js';
import type { Operations } from '../../operations/operations.js';
import { recordOperations } from '../../operations/record.js';
import { sql } from '../../operations/sql-text.js';
import { splitSafely, unsplit } from './split-safely.js';

type Change = (op: Operations) => void;

/** Everything but `small` is busy; `parts` is partitioned besides. */
const facts = {
  isBusy: (table: ObjectName) => showName(table) !== 'small',
  isPartitioned: (table: ObjectName) => showName(table) === 'parts',
};

/** Each migration by its suffix and whether it is in a transaction, with its code. */
async function split(change: Change): Promise<Record<string, string[]>> {
  const parts = splitSafely(await recordOperations(change), facts);
  return Object.fromEntries(
    parts.map(({ operations, transaction, suffix }) => [
      `${suffix.join(' ')}${transaction ? '' : ' outside'}`.trim(),
      operations.map((operation) => inOneLine(renderOperations([operation]))),
    ]),
  );
}

function inOneLine(code: string): string {
  return code.replaceAll(/\n\s*/g, ' ').replaceAll('( ', '(').replaceAll(', )', ')').replaceAll(', }', ' }');
}

const email: Change = (op) => op.addColumn('users', (t) => t.text('email'));

it.each<[string, Change, Record<string, string[]>]>([
  [
    'an index',
    (op) => {
      email(op);
      op.createIndex('users', ['email'], { unique: true });
    },
    {
      '': ["op.addColumn('users', (t) => t.text('email'));"],
      'indexes outside': ["op.createIndex('users', ['email'], { unique: true, concurrently: true });"],
    },
  ],
  [
    'an index alone, in the migration that has the name',
    (op) => op.createIndex('users', ['email']),
    { outside: ["op.createIndex('users', ['email'], { concurrently: true });"] },
  ],
  [
    'an index that goes',
    (op) => op.dropIndex('users', ['email']),
    { outside: ["op.dropIndex('users', ['email'], { concurrently: true });"] },
  ],
  [
    'an index that changes',
    (op) => {
      op.dropIndex('users', ['email'], { name: 'ix' });
      op.createIndex('users', ['email'], { name: 'ix', unique: true });
    },
    {
      outside: [
        "op.dropIndex('users', ['email'], { name: 'ix', concurrently: true });",
        "op.createIndex('users', ['email'], { name: 'ix', unique: true, concurrently: true });",
      ],
    },
  ],
  [
    'a foreign key',
    (op) => op.addForeignKey('posts', ['author_id'], 'users', ['id'], { index: false }),
    {
      '': ["op.addForeignKey('posts', ['author_id'], 'users', ['id'], { notValid: true, index: false });"],
      validate: ["op.validateConstraint('posts', 'posts_author_id_foreign');"],
    },
  ],
  [
    'a check',
    (op) => op.addCheck('posts', 'likes_check', 'likes >= 0'),
    {
      '': ["op.addCheck('posts', 'likes_check', 'likes >= 0', { notValid: true });"],
      validate: ["op.validateConstraint('posts', 'likes_check');"],
    },
  ],
  [
    'a unique constraint',
    (op) => op.addUnique('users', ['email'], { nullsNotDistinct: true, include: ['name'] }),
    {
      outside: [
        "op.createIndex('users', ['email'], { unique: true, include: ['name'], nullsNotDistinct: true, concurrently: true });",
      ],
      constraints: [
        "op.addUnique('users', ['email'], { nullsNotDistinct: true, include: ['name'], usingIndex: 'users_email_unique' });",
      ],
    },
  ],
  [
    'a foreign key to a key that is made later',
    (op) => {
      op.addUnique('users', ['email']);
      op.addForeignKey('posts', ['email'], 'users', ['email'], { index: false });
    },
    {
      outside: ["op.createIndex('users', ['email'], { unique: true, concurrently: true });"],
      constraints: [
        "op.addUnique('users', ['email'], { usingIndex: 'users_email_unique' });",
        "op.addForeignKey('posts', ['email'], 'users', ['email'], { notValid: true, index: false });",
      ],
      validate: ["op.validateConstraint('posts', 'posts_email_foreign');"],
    },
  ],
  [
    'a column that becomes not null, and changes otherwise',
    (op) => op.alterColumn('users', 'email', { nullable: false, comment: 'x' }, { from: { comment: null } }),
    {
      '': [
        "op.alterColumn('users', 'email', { comment: 'x' }, { from: { comment: null } });",
        "op.addCheck('users', 'users_email_is_not_null', '\"email\" is not null', { notValid: true });",
      ],
      validate: [
        "op.validateConstraint('users', 'users_email_is_not_null');",
        "op.alterColumn('users', 'email', { nullable: false }, { from: { nullable: true } });",
        "op.dropConstraint('users', 'users_email_is_not_null', { type: 'check', expression: '\"email\" is not null', notValid: true });",
      ],
    },
  ],
  [
    'a column that is filled before',
    (op) => {
      email(op);
      op.update('users', { set: { email: sql`''` }, where: { email: null }, reverse: false });
      op.alterColumn('users', 'email', { nullable: false });
    },
    {
      '': ["op.addColumn('users', (t) => t.text('email'));"],
      'fill outside': [
        "op.backfill('users', { set: { email: sql`''` }, where: '\"email\" is null', reverse: false });",
      ],
      constraints: [
        "op.addCheck('users', 'users_email_is_not_null', '\"email\" is not null', { notValid: true });",
      ],
      validate: [
        "op.validateConstraint('users', 'users_email_is_not_null');",
        "op.alterColumn('users', 'email', { nullable: false }, { from: { nullable: true } });",
        "op.dropConstraint('users', 'users_email_is_not_null', { type: 'check', expression: '\"email\" is not null', notValid: true });",
      ],
    },
  ],
])('takes %s apart', async (_, change, expected) => {
  expect(await split(change)).toEqual(expected);
});

it.each<[string, Change]>([
  ['a table that is not busy', (op) => op.createIndex('small', ['a'])],
  ['a partitioned table', (op) => op.createIndex('parts', ['a'])],
  ['a key of a partitioned table', (op) => op.addUnique('parts', ['a'])],
  [
    'a table that it creates',
    (op) => {
      op.createTable('fresh', (t) => t.integer('a'));
      op.createIndex('fresh', ['a']);
      op.addCheck('fresh', 'a_check', 'a > 0');
      op.alterColumn('fresh', 'a', { nullable: false });
    },
  ],
  ['a constraint that is made of an index', (op) => op.addUnique('users', ['a'], { usingIndex: 'ix' })],
  [
    'a foreign key that is not valid',
    (op) => op.addForeignKey('posts', ['a'], 'users', ['id'], { index: false, notValid: true }),
  ],
  ['a column that becomes nullable', (op) => op.alterColumn('users', 'a', { nullable: true })],
  [
    'an index of a column that goes',
    (op) => {
      op.dropIndex('users', ['email']);
      op.dropColumn('users', (t) => t.text('email'));
    },
  ],
  [
    'an index whose name a constraint takes',
    (op) => {
      op.dropIndex('users', ['email'], { name: 'users_email_unique' });
      op.addUnique('users', ['email'], { usingIndex: 'another' });
    },
  ],
])('leaves %s in one migration', async (_, change) => {
  const operations = await recordOperations(change);
  expect(splitSafely(operations, facts)).toEqual(unsplit(operations));
});

it('makes no migration of nothing', () => {
  expect([splitSafely([], facts), unsplit([])]).toEqual([[], []]);
});

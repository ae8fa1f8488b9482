import {
  decisions,
  model,
  table,
  type Sketch,
} from '../../../../test/migrations/autogenerate/decisions/models.js';
import type { DecisionFlags } from './flags/parse-decisions.js';
import { findQuestions } from './find-questions.js';
import type { Question } from './question.js';

interface Case {
  before: Sketch;
  after: Sketch;
  flags?: DecisionFlags;
  withRows?: string[];
  questions: Question[];
}

const column = (name: string, dataType: string, candidateTypes: Record<string, string> = {}): Question => ({
  type: 'goneColumn',
  name,
  dataType,
  candidates: Object.keys(candidateTypes),
  candidateTypes,
});

const users = { id: 'integer!', name: 'text', age: 'integer' };

const CASES: Record<string, Case> = {
  'nothing of equal schemas': { before: { tables: { users } }, after: { tables: { users } }, questions: [] },
  'nothing of what is only new': {
    before: {},
    after: { tables: { users }, enums: { status: ['a'] } },
    questions: [],
  },
  'a gone table': {
    before: { tables: { users } },
    after: {},
    questions: [{ type: 'goneTable', name: 'users', candidates: [] }],
  },
  'a gone table with new ones, by columns before names': {
    before: { tables: { users } },
    after: { tables: { user_logs: { at: 'date' }, people: users, persons: { id: 'integer', name: 'text' } } },
    questions: [{ type: 'goneTable', name: 'users', candidates: ['people', 'persons', 'user_logs'] }],
  },
  'a gone table with new ones of the same columns, by names': {
    before: { tables: { blog_user: users } },
    after: { tables: { people: users, blog_users: users } },
    questions: [{ type: 'goneTable', name: 'blog_user', candidates: ['blog_users', 'people'] }],
  },
  'a gone table with a new one in another schema': {
    before: { tables: { 'shop.users': users } },
    after: { tables: { 'sales.users': users, people: users } },
    questions: [{ type: 'goneTable', name: 'shop.users', candidates: [] }],
  },
  'a gone table with a new one that is partitioned': {
    before: { tables: { logs: { at: 'date' } } },
    after: {
      tables: {
        log: table('log', { at: 'date' }, { partitionBy: { strategy: 'range', columns: ['at'] } }),
      },
    },
    questions: [{ type: 'goneTable', name: 'logs', candidates: [] }],
  },
  'nothing of a gone table that may go': {
    before: { tables: { users } },
    after: { tables: { people: users } },
    flags: { drop: ['users'] },
    questions: [],
  },
  'nothing of a gone table that has another name': {
    before: { tables: { users } },
    after: { tables: { people: users } },
    flags: { rename: ['users:people'] },
    questions: [],
  },
  'the columns of a table that has another name, by that': {
    before: { tables: { users } },
    after: { tables: { people: { id: 'integer!', full_name: 'text', age: 'integer' } } },
    flags: { rename: ['users:people'] },
    questions: [column('people.name', 'text', { 'people.full_name': 'text' })],
  },
  'a table that becomes partitioned': {
    before: { tables: { logs: { at: 'date', note: 'text' } } },
    after: {
      tables: {
        logs: table('logs', { at: 'date' }, { partitionBy: { strategy: 'range', columns: ['at'] } }),
      },
    },
    questions: [{ type: 'goneTable', name: 'logs', candidates: [], replaced: true }],
  },
  'a table that is spread by another key': {
    before: {
      tables: { logs: table('logs', { a: 'date' }, { partitionBy: { strategy: 'range', columns: ['a'] } }) },
    },
    after: {
      tables: { logs: table('logs', { a: 'date' }, { partitionBy: { strategy: 'list', columns: ['a'] } }) },
    },
    questions: [{ type: 'goneTable', name: 'logs', candidates: [], replaced: true }],
  },
  'a table that is spread by a column of another type': {
    before: { tables: { logs: LOGS() } },
    after: {
      tables: { logs: table('logs', { at: 'text' }, { partitionBy: { strategy: 'list', columns: ['at'] } }) },
    },
    questions: [{ type: 'goneTable', name: 'logs', candidates: [], replaced: true }],
  },
  'nothing of a table that is spread by a column that has another name': {
    before: { tables: { logs: LOGS() } },
    after: {
      tables: {
        logs: table('logs', { day: 'date' }, { partitionBy: { strategy: 'list', columns: ['day'] } }),
      },
    },
    flags: { rename: ['logs.at:day'] },
    questions: [],
  },
  'a gone partition': {
    before: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    after: { tables: { logs: LOGS() } },
    questions: [{ type: 'goneTable', name: 'logs_1', candidates: [] }],
  },
  'a partition of the same rows under another name': {
    before: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    after: { tables: { logs: LOGS(), logs_one: PART('logs_one', '1'), logs_2: PART('logs_2', '2') } },
    questions: [{ type: 'goneTable', name: 'logs_1', candidates: ['logs_one'] }],
  },
  'a partition of other rows': {
    before: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    after: { tables: { logs: LOGS(), logs_1: PART('logs_1', '2') } },
    questions: [{ type: 'goneTable', name: 'logs_1', candidates: [], replaced: true }],
  },
  'nothing of a table that becomes a partition, with its rows': {
    before: { tables: { logs: LOGS(), logs_1: { at: 'date' } } },
    after: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    questions: [],
  },
  'nothing of a partition that becomes a table, with its rows': {
    before: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    after: { tables: { logs: LOGS(), logs_1: { at: 'date' } } },
    questions: [],
  },
  'a table that has other columns than the partition that comes in its place': {
    before: { tables: { logs: LOGS(), logs_1: { at: 'date', note: 'text' } } },
    after: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    questions: [{ type: 'goneTable', name: 'logs_1', candidates: [], replaced: true }],
  },
  'a gone partitioned table, and not its partitions': {
    before: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    after: {},
    questions: [{ type: 'goneTable', name: 'logs', candidates: [] }],
  },
  'nothing of the partitions of a table that has another name': {
    before: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    after: { tables: { events: LOGS('events'), logs_1: PART('logs_1', '1', 'events') } },
    flags: { rename: ['logs:events'] },
    questions: [],
  },
  'a gone column': {
    before: { tables: { users } },
    after: { tables: { users: { id: 'integer!', age: 'integer' } } },
    questions: [column('users.name', 'text')],
  },
  'a gone column of a schema': {
    before: { tables: { 'shop.users': { name: 'text' } } },
    after: { tables: { 'shop.users': {} } },
    questions: [column('shop.users.name', 'text')],
  },
  'a gone column with new ones, by types before names': {
    before: { tables: { users: { name: 'varchar(20)' } } },
    after: {
      tables: {
        users: { names: 'date', title: 'varchar(30)', alias: 'varchar(20)', full_name: 'varchar(20)' },
      },
    },
    questions: [
      column('users.name', 'varchar(20)', {
        'users.full_name': 'varchar(20)',
        'users.alias': 'varchar(20)',
        'users.title': 'varchar(30)',
        'users.names': 'date',
      }),
    ],
  },
  'never a rename of one gone and one new column': {
    before: { tables: { users: { a: 'text' } } },
    after: { tables: { users: { b: 'text' } } },
    questions: [column('users.a', 'text', { 'users.b': 'text' })],
  },
  'a gone column without those that are taken': {
    before: { tables: { users: { a: 'text', b: 'text' } } },
    after: { tables: { users: { c: 'text', d: 'text' } } },
    flags: { rename: ['users.a:users.c'] },
    questions: [column('users.b', 'text', { 'users.d': 'text' })],
  },
  'a gone column without computed ones': {
    before: { tables: { users: { name: 'text' } } },
    after: { tables: { users: { names: { type: 'text', generated: { expression: "'x'" } } } } },
    questions: [column('users.name', 'text')],
  },
  'nothing of a gone column that was computed': {
    before: { tables: { users: { name: { type: 'text', generated: { expression: "'x'" } } } } },
    after: { tables: { users: { title: 'text' } } },
    questions: [],
  },
  'a column that becomes computed': {
    before: { tables: { orders: { total: 'integer' } } },
    after: { tables: { orders: { total: { type: 'bigint', generated: { expression: '1' } } } } },
    questions: [
      {
        type: 'goneColumn',
        name: 'orders.total',
        dataType: 'integer',
        candidates: [],
        candidateTypes: {},
        replaced: true,
      },
    ],
  },
  'nothing of a column that is computed no longer': {
    before: { tables: { orders: { total: { type: 'integer', generated: { expression: '1' } } } } },
    after: { tables: { orders: { total: 'integer' } } },
    questions: [],
  },
  'a gone enum value, with new ones before those that stay': {
    before: { enums: { status: ['draft', 'open', 'shut'] } },
    after: { enums: { status: ['open', 'shut', 'sketch', 'drafted'] } },
    questions: [
      {
        type: 'goneEnumValue',
        name: 'status.draft',
        candidates: ['status.drafted', 'status.sketch', 'status.shut', 'status.open'],
        merges: ['status.shut', 'status.open'],
      },
    ],
  },
  'nothing of enum values that became others, or may go': {
    before: { enums: { status: ['a', 'b', 'c', 'd'] } },
    after: { enums: { status: ['d', 'e'] } },
    flags: { rename: ['status.a:e', 'status.b:d'], drop: ['status.c'] },
    questions: [],
  },
  'nothing of a gone enum': { before: { enums: { status: ['a'] } }, after: {}, questions: [] },
  'a doubtful conversion': {
    before: { tables: { users: { age: 'numeric(5, 2)' } } },
    after: { tables: { users: { age: 'integer' } } },
    questions: [
      {
        type: 'conversion',
        name: 'users.age',
        from: 'numeric(5, 2)',
        to: 'integer',
        reason: 'PostgreSQL by itself would round to whole numbers',
        proposal: '"age"::integer',
      },
    ],
  },
  'a doubtful conversion of a column that has another name': {
    before: { tables: { users: { ok: 'integer' } } },
    after: { tables: { people: { fine: 'boolean' } } },
    flags: { rename: ['users:people', 'people.ok:fine'] },
    questions: [
      {
        type: 'conversion',
        name: 'people.fine',
        from: 'integer',
        to: 'boolean',
        reason: 'PostgreSQL has no way of its own from integer to boolean',
        proposal: '"fine" <> 0',
      },
    ],
  },
  'nothing of a conversion that is given': {
    before: { tables: { users: { ok: 'integer' } } },
    after: { tables: { users: { ok: 'boolean' } } },
    flags: { using: ['users.ok=ok > 3'] },
    questions: [],
  },
  'nothing of the type of a computed column': {
    before: { tables: { users: { ok: { type: 'integer', generated: { expression: '1' } } } } },
    after: { tables: { users: { ok: { type: 'boolean', generated: { expression: 'true' } } } } },
    questions: [],
  },
  'the type beneath a domain': {
    before: {
      tables: { users: { age: 'shop.years' } },
      domains: [{ name: 'shop.years', definition: { type: 'numeric(5, 1)' } }],
    },
    after: { tables: { users: { age: 'smallint' } } },
    questions: [
      {
        type: 'conversion',
        name: 'users.age',
        from: 'shop.years',
        to: 'smallint',
        reason: 'PostgreSQL by itself would round to whole numbers',
        proposal: '"age"::smallint',
      },
    ],
  },
  'values for a new column that is not null': {
    before: { tables: { users } },
    after: { tables: { users: { ...users, phone: 'text!' } } },
    withRows: ['users'],
    questions: [{ type: 'fill', name: 'users.phone', dataType: 'text', becomes: 'added' }],
  },
  'values for a column that becomes not null': {
    before: { tables: { users } },
    after: { tables: { users: { ...users, age: 'integer!' } } },
    withRows: ['users'],
    questions: [{ type: 'fill', name: 'users.age', dataType: 'integer', becomes: 'tightened' }],
  },
  'values for a column that becomes a primary key': {
    before: { tables: { users: { id: 'integer' } } },
    after: {
      tables: {
        users: table(
          'users',
          { id: 'integer' },
          { constraints: [{ type: 'primaryKey', name: 'p', columns: ['id'] }] },
        ),
      },
    },
    withRows: ['users'],
    questions: [{ type: 'fill', name: 'users.id', dataType: 'integer', becomes: 'tightened' }],
  },
  'nothing of not null where no rows are known': {
    before: { tables: { users } },
    after: { tables: { users: { ...users, phone: 'text!', age: 'integer!' } } },
    withRows: ['orders'],
    questions: [],
  },
  'values in a table whose rows are known by its former name': {
    before: { tables: { users } },
    after: { tables: { people: { ...users, phone: 'text!' } } },
    flags: { rename: ['users:people'] },
    withRows: ['users'],
    questions: [{ type: 'fill', name: 'people.phone', dataType: 'text', becomes: 'added' }],
  },
  'values in a table whose partitions hold rows': {
    before: { tables: { logs: LOGS(), logs_1: PART('logs_1', '1') } },
    after: {
      tables: {
        logs: table(
          'logs',
          { at: 'date', by: 'text!' },
          { partitionBy: { strategy: 'list', columns: ['at'] } },
        ),
        logs_1: PART('logs_1', '1'),
      },
    },
    withRows: ['logs_1'],
    questions: [{ type: 'fill', name: 'logs.by', dataType: 'text', becomes: 'added' }],
  },
  'nothing of new columns that get values by themselves': {
    before: { tables: { users } },
    after: {
      tables: {
        users: {
          ...users,
          a: { type: 'text', notNull: true, default: { value: 'x' } },
          b: { type: 'integer', notNull: true, identity: { kind: 'always' } },
          c: { type: 'text', notNull: true, generated: { expression: "'x'" } },
          d: 'serial!',
          e: 'label!',
        },
      },
      domains: [{ name: 'label', definition: { type: 'text', default: { value: 'x' } } }],
    },
    withRows: ['users'],
    questions: [],
  },
  'nothing of values that are given': {
    before: { tables: { users } },
    after: { tables: { users: { ...users, phone: 'text!' } } },
    flags: { fill: ["users.phone='n/a'"] },
    withRows: ['users'],
    questions: [],
  },
  'no values for what may be a column that is gone': {
    before: { tables: { users: { name: 'text' } } },
    after: { tables: { users: { full_name: 'text!' } } },
    withRows: ['users'],
    questions: [column('users.name', 'text', { 'users.full_name': 'text' })],
  },
  'values for what is no column that is gone': {
    before: { tables: { users: { name: 'text' } } },
    after: { tables: { users: { full_name: 'text!' } } },
    withRows: ['users'],
    flags: { drop: ['users.name'] },
    questions: [{ type: 'fill', name: 'users.full_name', dataType: 'text', becomes: 'added' }],
  },
  'values for a column that has another name and becomes not null': {
    before: { tables: { users: { name: 'text' } } },
    after: { tables: { users: { full_name: 'text!' } } },
    withRows: ['users'],
    flags: { rename: ['users.name:full_name'] },
    questions: [{ type: 'fill', name: 'users.full_name', dataType: 'text', becomes: 'tightened' }],
  },
};

function LOGS(name = 'logs') {
  return table(name, { at: 'date' }, { partitionBy: { strategy: 'list', columns: ['at'] } });
}

function PART(name: string, value: string, of = 'logs') {
  return table(name, {}, { partition: { of, bounds: `FOR VALUES IN (${value})` } });
}

describe('findQuestions', () => {
  it.each(Object.entries(CASES))('finds %s', (_, { before, after, flags, withRows, questions }) => {
    const schemas = { before: model(before), after: model(after) };
    const found = findQuestions(schemas, decisions(flags), { withRows: withRows && new Set(withRows) });
    expect(found).toEqual(questions);
    expect(found.map(candidatesOf)).toEqual(questions.map(candidatesOf));
  });
});

/** The order of the keys of an object is none to Jest. */
function candidatesOf(question: Question): readonly string[] {
  return 'candidates' in question ? question.candidates : [];
}

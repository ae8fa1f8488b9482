import { defineEntity, p, Routine } from '@mikro-orm/postgresql';

import { id, testChanges } from './matrix.fixture.js';

const post = (options: object = {}) =>
  defineEntity({ name: 'Post', properties: { ...id, title: p.text(), size: p.integer() }, ...options });

const view = (name: string, expression: string) =>
  defineEntity({
    name,
    view: true,
    expression,
    properties: { id: p.integer().primary(), title: p.text() },
  });

const totals = (expression: string, ...indexes: string[]) =>
  defineEntity({
    name: 'Totals',
    view: { materialized: true },
    expression,
    indexes: indexes.map((name) => ({ properties: ['size'], name }) as const),
    properties: { id: p.integer().primary(), size: p.integer() },
  });

const trigger = (name: string, body: string) => ({
  name,
  timing: 'before',
  events: ['insert', 'update'],
  body,
});

const routine = (name: string, body: string) =>
  new Routine({
    name,
    type: 'function',
    params: { a: { type: 'int' } },
    returns: { runtimeType: 'number', columnType: 'int' },
    deterministic: true,
    body,
  });

type Ranges = Record<string, string>;

const parted = (type: 'list' | 'range', key: 'kind' | 'id', parts: Ranges, more: object = {}) =>
  defineEntity({
    name: type,
    tableName: `by_${type}`,
    properties: { ...id, kind: p.text().primary(), ...more },
    partitionBy: {
      type,
      expression: key,
      partitions: Object.entries(parts).map(([name, values]) => ({ name, values })),
    },
  });

const hashed = defineEntity({
  name: 'Hashed',
  properties: { ...id },
  partitionBy: { type: 'hash', expression: 'id', partitions: ['even', 'odd'] },
});

testChanges({
  'views that read one another, and materialized views with their indexes': {
    before: [
      post(),
      view('Long', 'select id, title from post where size > 10'),
      view('Longest', 'select id, title from long'),
      totals('select id, size from post', 'by_size'),
    ],
    after: [
      post(),
      view('Long', 'select id, title from post where size > 100'),
      view('Longest', 'select id, title, 1 as one from long'),
      view('Short', 'select id, title from post where size < 2'),
      totals('select id, size + 1 as size from post', 'by_size', 'by_size_again'),
    ],
  },
  'triggers, policies, row security and routines': {
    before: [
      post({
        triggers: [trigger('sized', 'new.size := 1; return new'), trigger('old', 'return new')],
        policies: [{ name: 'small', using: 'size < 10' }],
      }),
      routine('double', 'select a * 2'),
      routine('other', 'select a'),
    ],
    after: [
      post({
        triggers: [trigger('sized', 'new.size := 2; return new'), trigger('recent', 'return new')],
        rowLevelSecurity: 'force',
        policies: [
          { name: 'small', using: 'size < 100' },
          { name: 'no_big', command: 'update', type: 'restrictive', using: 'true', check: 'size < 50' },
        ],
      }),
      routine('double', 'select a + a'),
      routine('triple', 'select a * 3'),
    ],
  },
  'partitions by list, range and hash': {
    before: [
      parted('list', 'kind', { few: "in ('a')", rest: 'default' }),
      parted('range', 'id', { low: 'from (0) to (10)' }),
    ],
    after: [
      parted('list', 'kind', { few: "in ('a')", more: "in ('b')", rest: 'default' }),
      parted(
        'range',
        'id',
        { low: 'from (0) to (10)', high: 'from (10) to (20)' },
        { note: p.text().nullable() },
      ),
      hashed,
    ],
    back: { drop: ['more', 'high', 'by_range.note', 'hashed', 'even', 'odd'] },
  },
});

testChanges({
  'the last of each kind, where entities are said to declare them all': {
    before: [
      post({
        triggers: [trigger('sized', 'return new')],
        policies: [{ name: 'small', using: 'size < 10' }],
      }),
      view('Long', 'select id, title from post'),
      totals('select id, size from post'),
      routine('double', 'select a * 2'),
    ],
    after: [post()],
    settings: { autogenerate: { own: ['view', 'materializedView', 'routine', 'trigger', 'policy'] } },
  },
});

import {
  sql,
  SqlFragment,
  type Operations,
  type TableBuilder,
} from '../../../src/migrations/operations/index.js';
import { shown, type Names } from '../hostile-names.js';
import { placeOf, swap, type Place, type Scenario } from './scenario.js';

export function partitionScenarios(names: Names): Record<string, Scenario> {
  const { column, second, object } = names;
  const [t, o] = [placeOf(names, names.table), placeOf(names, names.other)];
  const third = placeOf(names, 'third');
  const [c, s] = [shown(column), shown(second)];
  const columns = ({ line }: Place) => [
    `column ${line}.${column} integer not null`,
    `column ${line}.${second} text not null`,
  ];
  const partition = (place: Place, bounds: string) => `partition ${place.sql} of ${t.sql} ${bounds}`;

  const spread =
    (...by: Parameters<TableBuilder['partitionBy']>) =>
    (op: Operations) =>
      op.createTable(t.name, (t) => {
        t.integer(column).notNull();
        t.text(second).notNull();
        t.partitionBy(...by);
      });
  const byRange = spread('range', [column]);
  const withPartition = (op: Operations) => {
    byRange(op);
    op.createPartition(o.name, { of: t.name, from: 1, to: 10 });
  };
  const withTable = (op: Operations) => {
    byRange(op);
    op.createTable(o.name, (t) => {
      t.integer(column).notNull();
      t.text(second).notNull();
    });
  };

  return {
    'createTable, partitioned by more than columns': {
      change: spread('range', [
        { column: second, collation: 'pg_catalog.C', operatorClass: 'text_pattern_ops' },
        { expression: sql`${new SqlFragment([c], [])} + ${1}` },
      ]),
      changes: swap(
        [],
        [
          `table ${t.line}`,
          ...columns(t),
          `partitioned ${t.sql} by RANGE (${s} COLLATE "C" text_pattern_ops, ((${c} + 1)))`,
        ],
      ),
    },
    'createPartition by range': {
      given: spread('range', [column, second]),
      change: (op) => {
        op.createPartition(o.name, { of: t.name, from: [sql`minvalue`, sql`minvalue`], to: [-1, "it's"] });
        op.createPartition('public.third', { of: t.name, default: true });
      },
      changes: swap(
        [],
        [
          `table ${o.line}`,
          ...columns(o),
          partition(o, `FOR VALUES FROM (MINVALUE, MINVALUE) TO ('-1', 'it''s')`),
          'table public.third',
          `column public.third.${column} integer not null`,
          `column public.third.${second} text not null`,
          `partition public.third of ${t.sql} DEFAULT`,
        ],
      ),
    },
    'createPartition by list': {
      given: spread('list', [second]),
      change: (op) => op.createPartition(o.name, { of: t.name, in: ["it's", 'b\\', null] }),
      changes: swap(
        [],
        [`table ${o.line}`, ...columns(o), partition(o, `FOR VALUES IN ('it''s', 'b\\', NULL)`)],
      ),
    },
    'createPartition by hash': {
      given: spread('hash', [column]),
      change: (op) => op.createPartition(o.name, { of: t.name, modulus: 4, remainder: 0 }),
      changes: swap(
        [],
        [`table ${o.line}`, ...columns(o), partition(o, 'FOR VALUES WITH (modulus 4, remainder 0)')],
      ),
    },
    'createPartition with more, and with partitions of its own': {
      given: byRange,
      change: (op) => {
        op.createPartition(o.name, { of: t.name, from: 1, to: 10 }, (t) => {
          t.partitionBy('list', [second]);
          t.check('ck', `${c} <> 5`);
          t.comment("it's");
        });
        op.createPartition(third.name, { of: o.name, in: ['a'] }, (t) => {
          t.with({ fillfactor: 70 });
          t.primaryKey([column], { name: 'pk' });
          t.index([second], { name: object });
        });
      },
      changes: swap(
        [],
        [
          `table ${o.line}`,
          ...columns(o),
          partition(o, 'FOR VALUES FROM (1) TO (10)'),
          `partitioned ${o.sql} by LIST (${s})`,
          `constraint ${o.line} ck CHECK ((${c} <> 5))`,
          `comment table ${o.line} it's`,
          `table ${third.line} {fillfactor=70}`,
          ...columns(third),
          `partition ${third.sql} of ${o.sql} FOR VALUES IN ('a')`,
          `constraint ${third.line} ck CHECK ((${c} <> 5))`,
          `constraint ${third.line} pk PRIMARY KEY (${c})`,
          `index CREATE UNIQUE INDEX pk ON ${third.sql} USING btree (${c})`,
          `index CREATE INDEX ${shown(object)} ON ${third.sql} USING btree (${s})`,
        ],
      ),
    },
    dropPartition: {
      given: withPartition,
      change: (op) => op.dropPartition(o.name, { of: t.name, from: 1, to: 10 }),
      changes: swap([`table ${o.line}`, ...columns(o), partition(o, 'FOR VALUES FROM (1) TO (10)')], []),
    },
    attachPartition: {
      given: withTable,
      change: (op) => op.attachPartition(t.name, o.name, { from: sql`minvalue`, to: sql`maxvalue` }),
      changes: swap([], [partition(o, 'FOR VALUES FROM (MINVALUE) TO (MAXVALUE)')]),
    },
    detachPartition: {
      given: withPartition,
      change: (op) => op.detachPartition(t.name, o.name, { was: { from: 1, to: 10 } }),
      changes: swap([partition(o, 'FOR VALUES FROM (1) TO (10)')], []),
    },
  };
}

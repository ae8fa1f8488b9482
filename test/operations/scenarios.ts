import { sql, SqlFragment, type Operations } from '../../src/migrations/operations/index.js';
import { defaultName, joinName } from '../../src/migrations/operations/names.js';
import { rowLine } from './catalogue.js';
import { shown, type Names } from './hostile-names.js';
import { commentScenarios } from './scenarios/comments.js';
import { materializedViewScenarios } from './scenarios/materialized-views.js';
import { partitionScenarios } from './scenarios/partitions.js';
import { policyScenarios } from './scenarios/policies.js';
import { privilegeScenarios } from './scenarios/privileges.js';
import { routineScenarios } from './scenarios/routines.js';
import { rowScenarios } from './scenarios/rows.js';
import { swap, type Scenario } from './scenarios/scenario.js';
import { tableSettingScenarios } from './scenarios/table-settings.js';
import { triggerScenarios } from './scenarios/triggers.js';
import { typeScenarios } from './scenarios/types.js';
import { viewScenarios } from './scenarios/views.js';

export type { Scenario } from './scenarios/scenario.js';

/** One scenario or several for each operation, in terms of names that may be anything. */
export function scenarios(names: Names): Record<string, Scenario> {
  const { schema, table, other, column, second, object } = names;
  const qualify = (name: string) =>
    schema === 'public' ? joinName(undefined, name) : joinName(schema, name);
  const t = qualify(table);
  const o = qualify(other);
  const place = `${schema}.${table}`;
  const otherPlace = `${schema}.${other}`;
  const reference = `${shown(schema)}.${shown(table)}`;
  const [c, s, n] = [shown(column), shown(second), shown(object)];
  const text = `it's \\ "${column}"`;

  const col = (rest: string) => `column ${place}.${column} ${rest}`;
  const constraint = (definition: string) => `constraint ${place} ${object} ${definition}`;
  const index = (definition: string, unique = '') =>
    `index CREATE ${unique}INDEX ${n} ON ${reference} USING ${definition}`;
  const row = (values: object) => rowLine(place, values);

  const integers = (op: Operations) =>
    op.createTable(t, (table) => {
      table.integer(column).notNull();
      table.integer(second);
    });
  const keyed = (op: Operations) => {
    integers(op);
    op.addPrimaryKey(t, [column], { name: object });
  };
  const keyLines = [constraint(`PRIMARY KEY (${c})`), index(`btree (${c})`, 'UNIQUE ')];
  const foreignKey = (name: string, definition: string) =>
    `constraint ${otherPlace} ${name} FOREIGN KEY ${definition}`;

  return {
    ...commentScenarios(names),
    ...materializedViewScenarios(names),
    ...policyScenarios(names),
    ...privilegeScenarios(names),
    ...routineScenarios(names),
    ...triggerScenarios(names),
    ...viewScenarios(names),
    'createTable with columns': {
      change: integers,
      changes: swap([], [`table ${place}`, col('integer not null'), `column ${place}.${second} integer`]),
    },
    'createTable with everything': {
      given: keyed,
      change: (op) =>
        op.createTable(o, (table) => {
          table.text(column).notNull().default(text).collate('C');
          table.bigint(second).identity('always');
          table.integer('total').generatedAs('1 + 1');
          table
            .integer('author')
            .references(t, column, { onDelete: 'cascade', onUpdate: 'set null', name: 'fk', index: false });
          table.check('ck', sql`total < ${10}`);
          table.unique([column, second], { name: 'uq' });
          table.primaryKey([second], { name: 'pk' });
          table.index([column], { name: 'ix', where: 'total > 5' });
        }),
      changes: swap(
        [],
        [
          `table ${otherPlace}`,
          `column ${otherPlace}.${column} text collate "C" not null default '${text.replaceAll("'", "''")}'::text`,
          `column ${otherPlace}.${second} bigint not null identity always`,
          `sequence of ${otherPlace}.${second} bigint 1 1 1 9223372036854775807 1`,
          `column ${otherPlace}.total integer generated (1 + 1)`,
          `column ${otherPlace}.author integer`,
          foreignKey('fk', `(author) REFERENCES ${reference}(${c}) ON UPDATE SET NULL ON DELETE CASCADE`),
          `constraint ${otherPlace} ck CHECK ((total < 10))`,
          `constraint ${otherPlace} uq UNIQUE (${c}, ${s})`,
          `constraint ${otherPlace} pk PRIMARY KEY (${s})`,
          `index CREATE UNIQUE INDEX uq ON ${shown(schema)}.${shown(other)} USING btree (${c}, ${s})`,
          `index CREATE UNIQUE INDEX pk ON ${shown(schema)}.${shown(other)} USING btree (${s})`,
          `index CREATE INDEX ix ON ${shown(schema)}.${shown(other)} USING btree (${c}) WHERE (total > 5)`,
        ],
      ),
    },
    dropTable: {
      given: integers,
      change: (op) =>
        op.dropTable(t, (table) => {
          table.integer(column).notNull();
          table.integer(second);
        }),
      changes: swap([`table ${place}`, col('integer not null'), `column ${place}.${second} integer`], []),
    },
    renameTable: {
      given: integers,
      change: (op) => op.renameTable(t, other),
      changes: swap(
        [`table ${place}`, col('integer not null'), `column ${place}.${second} integer`],
        [
          `table ${otherPlace}`,
          `column ${otherPlace}.${column} integer not null`,
          `column ${otherPlace}.${second} integer`,
        ],
      ),
    },
    addColumn: {
      given: (op) => op.createTable(t, () => undefined),
      change: (op) =>
        op.addColumn(t, (t) => t.varchar(column, 20).notNull().default("it's").unique({ name: object })),
      changes: swap(
        [],
        [
          col(`character varying(20) not null default 'it''s'::character varying`),
          constraint(`UNIQUE (${c})`),
          index(`btree (${c})`, 'UNIQUE '),
        ],
      ),
    },
    'addColumn with a reference': {
      given: (op) => {
        keyed(op);
        op.createTable(o, () => undefined);
      },
      change: (op) =>
        op.addColumn(o, (start) =>
          start.integer(second).references(t, column, { name: object }).index({ name: 'ix' }),
        ),
      changes: swap(
        [],
        [
          `column ${otherPlace}.${second} integer`,
          foreignKey(object, `(${s}) REFERENCES ${reference}(${c})`),
          `index CREATE INDEX ix ON ${shown(schema)}.${shown(other)} USING btree (${s})`,
        ],
      ),
    },
    dropColumn: {
      given: (op) => {
        integers(op);
        op.createIndex(t, [second], { name: object });
      },
      change: (op) => op.dropColumn(t, (t) => t.integer(second).index({ name: object })),
      changes: swap([`column ${place}.${second} integer`, index(`btree (${s})`)], []),
    },
    renameColumn: {
      given: (op) => op.createTable(t, (t) => void t.integer(column)),
      change: (op) => op.renameColumn(t, column, second),
      changes: swap([col('integer')], [`column ${place}.${second} integer`]),
    },
    'alterColumn, its type': {
      given: (op) => {
        op.createTable(t, (t) => void t.text(column));
        op.bulkInsert(t, [{ [column]: '7' }, { [column]: null }]);
      },
      change: (op) =>
        op.alterColumn(
          t,
          column,
          { type: 'integer' },
          { from: { type: 'text' }, using: `${c}::integer`, revertUsing: `${c}::text` },
        ),
      changes: swap([col('text'), row({ [column]: '7' })], [col('integer'), row({ [column]: 7 })]),
    },
    'alterColumn, its default': {
      given: (op) => op.createTable(t, (t) => void t.text(column).default('a')),
      change: (op) =>
        op.alterColumn(t, column, { default: sql`upper(${"it's"})` }, { from: { default: 'a' } }),
      changes: swap([col("text default 'a'::text")], [col("text default upper('it''s'::text)")]),
    },
    'alterColumn, without its default': {
      given: (op) => op.createTable(t, (t) => void t.text(column).default('a')),
      change: (op) => op.alterColumn(t, column, { default: null }, { from: { default: 'a' } }),
      changes: swap([col("text default 'a'::text")], [col('text')]),
    },
    'alterColumn, not null': {
      given: (op) => op.createTable(t, (t) => void t.text(column)),
      change: (op) => op.alterColumn(t, column, { nullable: false }),
      changes: swap([col('text')], [col('text not null')]),
    },
    'alterColumn, nullable': {
      given: (op) => op.createTable(t, (t) => void t.text(column).notNull()),
      change: (op) => op.alterColumn(t, column, { nullable: true }),
      changes: swap([col('text not null')], [col('text')]),
    },
    'alterColumn, everything, with a default that does not fit the new type': {
      given: (op) => op.createTable(t, (t) => void t.text(column).default('none')),
      change: (op) =>
        op.alterColumn(
          t,
          column,
          { type: 'boolean', default: false, nullable: false },
          { from: { type: 'text', default: 'none' }, using: `${c} = 'yes'`, revertUsing: `${c}::text` },
        ),
      changes: swap([col("text default 'none'::text")], [col('boolean not null default false')]),
    },
    createIndex: {
      given: integers,
      change: (op) => op.createIndex(t, [column, second], { name: object }),
      changes: swap([], [index(`btree (${c}, ${s})`)]),
    },
    'createIndex, unique and partial, by hash': {
      given: integers,
      change: (op) => {
        op.createIndex(t, [column], { name: object, unique: true, where: sql`1 < ${2}` });
        op.createIndex(t, [second], { name: 'hashed', method: 'hash' });
      },
      changes: swap(
        [],
        [
          index(`btree (${c}) WHERE (1 < 2)`, 'UNIQUE '),
          `index CREATE INDEX hashed ON ${reference} USING hash (${s})`,
        ],
      ),
    },
    dropIndex: {
      given: (op) => {
        integers(op);
        op.createIndex(t, [second], { name: object });
      },
      change: (op) => op.dropIndex(t, [second], { name: object }),
      changes: swap([index(`btree (${s})`)], []),
    },
    'dropIndex by the default name': {
      given: (op) => {
        integers(op);
        op.createIndex(t, [second]);
      },
      change: (op) => {
        op.dropIndex(t, [second]);
        op.createIndex(t, [second], { name: object });
        op.dropIndex(t, [second], { name: object });
        op.createIndex(t, [second]);
      },
      changes: [],
    },
    addForeignKey: {
      given: (op) => {
        keyed(op);
        op.createTable(o, (t) => void t.integer(second));
      },
      change: (op) =>
        op.addForeignKey(o, [second], t, [column], {
          name: object,
          onDelete: 'set default',
          onUpdate: 'restrict',
          index: false,
        }),
      changes: swap(
        [],
        [foreignKey(object, `(${s}) REFERENCES ${reference}(${c}) ON UPDATE RESTRICT ON DELETE SET DEFAULT`)],
      ),
    },
    addUnique: {
      given: integers,
      change: (op) => op.addUnique(t, [second, column], { name: object }),
      changes: swap([], [constraint(`UNIQUE (${s}, ${c})`), index(`btree (${s}, ${c})`, 'UNIQUE ')]),
    },
    addCheck: {
      given: integers,
      change: (op) => op.addCheck(t, object, `${c} > 0`),
      changes: swap([], [constraint(`CHECK ((${c} > 0))`)]),
    },
    addPrimaryKey: {
      given: integers,
      change: (op) => op.addPrimaryKey(t, [column], { name: object }),
      changes: swap([], keyLines),
    },
    dropConstraint: {
      given: keyed,
      change: (op) => op.dropConstraint(t, object, { type: 'primaryKey', columns: [column] }),
      changes: swap(keyLines, []),
    },
    'dropConstraint, each of the others': {
      given: (op) => {
        keyed(op);
        op.addUnique(t, [second], { name: 'u' });
        op.addForeignKey(t, [second], t, [column], { name: 'f' });
        op.addCheck(t, 'k', 'true');
      },
      change: (op) => {
        op.dropConstraint(t, 'u', { type: 'unique', columns: [second] });
        op.dropConstraint(t, 'f', {
          type: 'foreignKey',
          columns: [second],
          references: { table: t, columns: [column] },
        });
        op.dropConstraint(t, 'k', { type: 'check', expression: 'true' });
      },
      changes: swap(
        [
          `constraint ${place} u UNIQUE (${s})`,
          `constraint ${place} f FOREIGN KEY (${s}) REFERENCES ${reference}(${c})`,
          `constraint ${place} k CHECK (true)`,
          `index CREATE UNIQUE INDEX u ON ${reference} USING btree (${s})`,
        ],
        [],
      ),
    },
    'columns with all options': {
      given: (op) => op.createTable(t, (t) => void t.integer('n')),
      change: (op) => {
        op.addColumn(t, (t) =>
          t
            .bigint(column)
            .identity('always', { start: 10, increment: -2, min: -50, max: 100, cache: 3, cycle: true }),
        );
        op.addColumn(t, (t) =>
          t
            .text(second)
            .array()
            .storage('external')
            .compression('pglz')
            .collate('pg_catalog.C')
            .comment(text),
        );
        op.addColumn(t, (t) => t.integer('v').generatedAs('n + 1', { virtual: true }));
      },
      changes: swap(
        [],
        [
          col('bigint not null identity always'),
          `sequence of ${place}.${column} bigint 10 -2 -50 100 3 cycle`,
          `column ${place}.${second} text[] collate "C" storage e compression p`,
          `comment column ${place}.${second} ${text}`,
          `column ${place}.v integer generated virtual (n + 1)`,
        ],
      ),
    },
    'createTable with options': {
      change: (op) =>
        op.createTable(o, (t) => {
          t.unlogged();
          t.with({ fillfactor: 70, autovacuum_enabled: false });
          t.id(column).comment('the "id"');
          t.integer(second).notNull();
          t.comment(text);
        }),
      changes: swap(
        [],
        [
          `table ${otherPlace} unlogged {autovacuum_enabled=false,fillfactor=70}`,
          `comment table ${otherPlace} ${text}`,
          `column ${otherPlace}.${column} bigint not null identity by default`,
          `comment column ${otherPlace}.${column} the "id"`,
          `sequence of ${otherPlace}.${column} bigint 1 1 1 9223372036854775807 1`,
          `column ${otherPlace}.${second} integer not null`,
          `constraint ${otherPlace} ${defaultName(o, [], 'primary')} PRIMARY KEY (${c})`,
          `index CREATE UNIQUE INDEX ${shown(defaultName(o, [], 'primary'))} ON ${shown(schema)}.${shown(other)} USING btree (${c})`,
        ],
      ),
    },
    'alterColumn, into an identity and back': {
      given: (op) => {
        op.createTable(t, (t) => void t.integer(column).notNull());
        op.bulkInsert(t, [{ [column]: 41 }]);
      },
      change: (op) => {
        op.alterColumn(t, column, { identity: 'always' }, { from: { identity: null } });
        op.sql(`insert into ${reference} default values`, {
          reverse: `delete from ${reference} where ${c} = 42`,
        });
        op.alterColumn(
          t,
          column,
          { identity: { kind: 'by default', increment: 2 } },
          { from: { identity: { kind: 'always', increment: 1 } } },
        );
      },
      changes: swap(
        [col('integer not null')],
        [
          col('integer not null identity by default'),
          `sequence of ${place}.${column} integer 1 2 1 2147483647 1`,
          row({ [column]: 42 }),
        ],
      ),
    },
    'alterColumn, the rest': {
      given: (op) =>
        op.createTable(t, (t) => {
          t.text(column).comment('before');
          t.integer(second).generatedAs('1 + 1');
        }),
      change: (op) => {
        op.alterColumn(
          t,
          column,
          {
            storage: 'main',
            statistics: 500,
            comment: null,
            type: 'text',
            collation: 'C',
            compression: 'pglz',
          },
          {
            from: {
              storage: 'extended',
              statistics: null,
              comment: 'before',
              type: 'text',
              collation: 'pg_catalog.default',
              compression: 'default',
            },
          },
        );
        op.alterColumn(t, second, { generated: '2 + 2' }, { from: { generated: '1 + 1' } });
      },
      changes: swap(
        [
          col('text'),
          `comment column ${place}.${column} before`,
          `column ${place}.${second} integer generated (1 + 1)`,
        ],
        [
          col('text collate "C" storage m compression p statistics 500'),
          `column ${place}.${second} integer generated (2 + 2)`,
        ],
      ),
    },
    'createIndex, with all options': {
      given: (op) =>
        op.createTable(t, (t) => {
          t.text(column);
          t.text(second);
        }),
      change: (op) => {
        op.createIndex(
          t,
          [
            {
              column,
              order: 'desc',
              nulls: 'last',
              operatorClass: 'text_pattern_ops',
              collation: 'pg_catalog.C',
            },
            { expression: sql`lower(${new SqlFragment([s], [])} || ${"it's"})` },
          ],
          {
            name: object,
            unique: true,
            include: [second],
            nullsNotDistinct: true,
            with: { fillfactor: 80 },
            where: '1 < 2',
          },
        );
        op.renameIndex(t, object, 'renamed');
      },
      changes: swap(
        [],
        [
          `index CREATE UNIQUE INDEX renamed ON ${reference} USING btree (${c} COLLATE "C" text_pattern_ops DESC NULLS LAST, lower((${s} || 'it''s'::text))) INCLUDE (${s}) NULLS NOT DISTINCT WITH (fillfactor='80') WHERE (1 < 2)`,
        ],
      ),
    },
    'constraints with all options': {
      given: (op) => {
        keyed(op);
        op.createIndex(t, [second], { name: 'ready', unique: true });
      },
      change: (op) => {
        op.addUnique(t, [second], { name: 'u', usingIndex: 'ready', deferrable: 'initially deferred' });
        op.addUnique(t, [column, second], { name: 'v', nullsNotDistinct: true, include: [second] });
        op.addCheck(t, 'k', `${c} > 0`, { notValid: true, noInherit: true });
        op.validateConstraint(t, 'k');
        op.renameConstraint(t, 'k', 'checked');
        op.addForeignKey(t, [second], t, [column], {
          name: 'f',
          match: 'full',
          notValid: true,
          deferrable: true,
          index: false,
        });
        op.alterConstraint(t, 'f', { deferrable: 'initially deferred' }, { from: { deferrable: true } });
        op.addExclusion(
          t,
          'x',
          [
            { column, with: '=' },
            { expression: `${s} + 1`, with: '=' },
          ],
          { method: 'btree', where: '1 < 2' },
        );
      },
      changes: swap(
        [`index CREATE UNIQUE INDEX ready ON ${reference} USING btree (${s})`],
        [
          `constraint ${place} u UNIQUE (${s}) DEFERRABLE INITIALLY DEFERRED`,
          `index CREATE UNIQUE INDEX u ON ${reference} USING btree (${s})`,
          `constraint ${place} v UNIQUE NULLS NOT DISTINCT (${c}, ${s}) INCLUDE (${s})`,
          `index CREATE UNIQUE INDEX v ON ${reference} USING btree (${c}, ${s}) INCLUDE (${s}) NULLS NOT DISTINCT`,
          `constraint ${place} checked CHECK ((${c} > 0)) NO INHERIT`,
          `constraint ${place} f FOREIGN KEY (${s}) REFERENCES ${reference}(${c}) MATCH FULL DEFERRABLE INITIALLY DEFERRED NOT VALID`,
          `constraint ${place} x EXCLUDE USING btree (${c} WITH =, ((${s} + 1)) WITH =) WHERE ((1 < 2))`,
          `index CREATE INDEX x ON ${reference} USING btree (${c}, ((${s} + 1))) WHERE (1 < 2)`,
        ],
      ),
    },
    'addPrimaryKey to columns that were nullable': {
      given: (op) => op.createTable(t, (t) => void t.integer(column)),
      change: (op) => op.addPrimaryKey(t, [column], { name: object, wasNullable: [column] }),
      changes: swap([col('integer')], [col('integer not null'), ...keyLines]),
    },
    reversible: {
      given: integers,
      change: (op) =>
        op.reversible({
          up: (op) => op.sql(`insert into ${reference} values (1, 2)`),
          down: (op) => op.sql(`delete from ${reference}`),
        }),
      changes: swap([], [row({ [column]: 1, [second]: 2 })]),
    },
    bulkInsert: {
      given: integers,
      change: (op) => op.bulkInsert(t, [{ [column]: 1 }, { [column]: -2, [second]: 3 }], { by: [column] }),
      changes: swap([], [row({ [column]: 1, [second]: null }), row({ [column]: -2, [second]: 3 })]),
    },
    sql: {
      given: integers,
      change: (op) =>
        op.sql(new SqlFragment([`insert into ${reference} values (`, ', ', ')'], [1, -2]), {
          reverse: `delete from ${reference}`,
        }),
      changes: swap([], [row({ [column]: 1, [second]: -2 })]),
    },
    ...typeScenarios(names),
    ...partitionScenarios(names),
    ...rowScenarios(names),
    ...tableSettingScenarios(names),
  };
}

import { compareSchemaLines } from '../../../../src/database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../../../src/database/snapshot/read-schema-lines.js';
import { NO_DECISIONS } from '../../../../src/migrations/autogenerate/decisions/decisions.js';
import { compareModels } from '../../../../src/migrations/autogenerate/difference/compare-models.js';
import { invertOperations } from '../../../../src/migrations/operations/invert.js';
import { EMPTY_MODEL, type SchemaModel } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { readSchema } from '../../../../src/migrations/autogenerate/reading/read-schema.js';
import { sql, type Operations } from '../../../../src/migrations/operations/index.js';
import {
  compileOperation,
  renderOperations,
  type Operation,
} from '../../../../src/migrations/operations/operation.js';
import { recordOperations } from '../../../../src/migrations/operations/record.js';
import { apply, useOperationsDatabase } from '../../../operations/operations-database.js';
import { prepared } from '../../../fixtures/prepared.js';
import { COLUMN_CASES } from './cases/columns.js';
import { CONSTRAINT_CASES } from './cases/constraints.js';
import { ENUM_CASES } from './cases/enums.js';
import { PARTITION_CASES } from './cases/partitions.js';
import { SIMPLE_CASES } from './cases/simple-kinds.js';
import { TABLE_CASES } from './cases/tables.js';
import { TYPE_CASES } from './cases/types.js';
import type { DifferenceCase } from './difference-case.js';
import { recordModel } from './recorded-model.js';

const client = useOperationsDatabase();

/** All but the order of columns, which PostgreSQL can't change, and the names of not null constraints, which nobody gives. */
async function schemaLines(): Promise<readonly string[]> {
  const lines = await readSchemaLines(prepared(client()));
  return lines
    .filter((line) => !line.startsWith('columns '))
    .map((line) => line.replace(/^(not null \S+) \S+(?= NOT NULL )/, '$1'));
}

async function anew<T>(work: () => Promise<T>): Promise<T> {
  await client().query('rollback');
  await client().query('begin');
  return work();
}

type Source = (define: DifferenceCase['v1']) => Promise<SchemaModel>;

/** As the calls tell it, and as the readers find it where the calls have made it. */
const SOURCES: Record<string, Source> = {
  'told by calls': async (define) => (await recordModel(define)).model,
  read: async (define) => {
    await anew(async () => apply(client(), (await recordModel(define)).operations));
    return readSchema(client(), { defaultSchema: 'public' });
  },
};

function compare(
  before: SchemaModel,
  after: SchemaModel,
  { decisions, serverVersion = 180_000 }: Partial<DifferenceCase>,
) {
  const changes = compareModels({
    before,
    after,
    decisions: { ...NO_DECISIONS, ...decisions },
    ...(serverVersion !== null && { serverVersion }),
  });
  return changes.map(({ operation }) => operation);
}

/** The source of the operations, run as a migration would be. */
async function reload(source: string): Promise<Operation[]> {
  const code = `export default (op, sql) => {\n${source}\n};`;
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return recordOperations((op) => (module as ChangeModule).default(op, sql));
}

interface ChangeModule {
  default: (op: Operations, tag: typeof sql) => void;
}

async function make(define: DifferenceCase['v1']): Promise<void> {
  await apply(client(), (await recordModel(define)).operations);
}

async function rowsOf(query: string | undefined): Promise<readonly object[] | undefined> {
  return query === undefined ? undefined : (await client().query(query)).rows;
}

const KINDS: [string, readonly DifferenceCase[]][] = [
  ['columns', COLUMN_CASES],
  ['types of columns', TYPE_CASES],
  ['constraints and indexes', CONSTRAINT_CASES],
  ['tables', TABLE_CASES],
  ['partitions', PARTITION_CASES],
  ['enums', ENUM_CASES],
  ['other kinds', SIMPLE_CASES],
];
const CASES = Object.entries(SOURCES).flatMap(([from, modelOf]) =>
  KINDS.map(([kind, cases]) => ({
    kind,
    from,
    modelOf,
    cases: cases.map((one) => [one.name, one] as const),
  })),
);

describe.each(CASES)('The difference of $kind, $from', ({ modelOf, cases }) => {
  it.each(cases)('%s', async (_name, one) => {
    const [before, after] = [await modelOf(one.v1), await modelOf(one.v2)];
    const operations = compare(before, after, one);
    const kinds = operations.map(({ kind }) => kind);
    expect(kinds).toEqual(one.kinds ?? kinds);

    const wanted = await anew(async () => (await make(one.v2), schemaLines()));
    await anew(() => make(one.v1));
    const present = await schemaLines();
    for (const statement of one.rows ?? []) {
      await client().query(statement);
    }
    await apply(client(), operations);
    expect(compareSchemaLines(wanted, await schemaLines())).toEqual([]);
    expect(await rowsOf(one.query)).toEqual(one.result);

    await apply(client(), invertOperations(operations, 'r1'));
    const left = compareSchemaLines(present, await schemaLines());
    expect(left.filter((line) => one.stays?.test(line) !== true)).toEqual([]);
    expect(await rowsOf(one.restored && one.query)).toEqual(one.restored);
  });

  it.each(cases)('is the same after it was written as source: %s', async (_name, one) => {
    const operations = compare(await modelOf(one.v1), await modelOf(one.v2), one);
    for (const steps of [operations, invertOperations(operations, 'r1')]) {
      const reloaded = await reload(renderOperations(steps));
      expect(reloaded.flatMap(compileOperation)).toEqual(steps.flatMap(compileOperation));
    }
  });

  it.each(cases)('is none after "%s"', async (_name, { v1, v2 }) => {
    for (const model of [await modelOf(v1), await modelOf(v2)]) {
      expect(compare(model, model, {})).toEqual([]);
    }
  });
});

it.each(KINDS.flatMap(([, cases]) => cases.map((one) => [one.name, one] as const)))(
  'Nothing is left to do after "%s"',
  async (_name, one) => {
    const { read } = SOURCES;
    const [before, after] = [await read?.(one.v1), await read?.(one.v2)];
    const [was, is] = [before ?? EMPTY_MODEL, after ?? EMPTY_MODEL];
    await anew(() => make(one.v1));
    await apply(client(), compare(was, is, one));
    const found = await readSchema(client(), { defaultSchema: 'public' });
    expect(compare(found, is, {})).toEqual([]);
  },
);

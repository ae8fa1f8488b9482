import { useOperationsDatabase } from '../../../operations/operations-database.js';
import { EMPTY_MODEL } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { sql, type Operations } from '../../../../src/migrations/operations/index.js';
import {
  compileOperation,
  renderOperations,
  type Operation,
} from '../../../../src/migrations/operations/operation.js';
import { recordOperations } from '../../../../src/migrations/operations/record.js';
import { read, readAndRecreate } from './read-and-recreate.js';
import { SCHEMAS } from './schemas.js';
import { toOperations } from './to-operations.js';

const client = useOperationsDatabase();

/** The source of the operations, run as a migration would be. */
async function reload(source: string): Promise<Operation[]> {
  const code = `export default (op, sql) => {\n${source}\n};`;
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return recordOperations((op) => (module as ChangeModule).default(op, sql));
}

interface ChangeModule {
  default: (op: Operations, tag: typeof sql) => void;
}

describe('the operations of what is read', () => {
  it.each(Object.entries(SCHEMAS))('make anew: %s', async (_, { untold = [], ...schema }) => {
    const { first, second, differences } = await readAndRecreate(client(), schema);
    expect(first).not.toEqual(EMPTY_MODEL);
    expect(second).toStrictEqual(first);
    expect(differences).toEqual(untold);
    expect(JSON.parse(JSON.stringify(first))).toStrictEqual(first);
  });

  it.each(Object.entries(SCHEMAS))('are the same as source: %s', async (_, { needs = '', ...schema }) => {
    await client().query(`${needs}; ${schema.sql}`);
    const operations = toOperations(
      await read(client(), { defaultSchema: schema.defaultSchema ?? 'public' }),
    );
    const reloaded = await reload(renderOperations(operations));
    expect(reloaded.flatMap(compileOperation)).toEqual(operations.flatMap(compileOperation));
  });
});

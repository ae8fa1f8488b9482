import { invertOperations } from '../../src/migrations/operations/invert.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { sql, type Operations } from '../../src/migrations/operations/index.js';
import {
  compileOperation,
  renderOperations,
  type Operation,
} from '../../src/migrations/operations/operation.js';
import { changes, readCatalogue } from './catalogue.js';
import { HOSTILE_NAMES, type Names } from './hostile-names.js';
import { apply, useOperationsDatabase, useSchema } from './operations-database.js';
import { scenarios, type Scenario } from './scenarios.js';

const client = useOperationsDatabase();

async function prepare(given: Scenario['given']): Promise<void> {
  await apply(client(), await recordOperations(given ?? (() => undefined)));
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

describe.each(Object.entries(HOSTILE_NAMES))('with %s', (_what, names: Names) => {
  const cases = Object.entries(scenarios(names));
  useSchema(client, names.schema);

  it.each(cases)(
    '%s changes just that, and is undone',
    async (_operation, { given, change, changes: expected }) => {
      await prepare(given);
      const operations = await recordOperations(change);
      const before = await readCatalogue(client());

      await apply(client(), operations);
      expect(changes(before, await readCatalogue(client()))).toEqual(expected);

      await apply(client(), invertOperations(operations, 'r1'));
      expect(changes(before, await readCatalogue(client()))).toEqual([]);
    },
  );

  it.each(cases)('%s is the same after it was written as source', async (_operation, { change }) => {
    const operations = await recordOperations(change);
    for (const steps of [operations, invertOperations(operations, 'r1')]) {
      const reloaded = await reload(renderOperations(steps));
      expect(reloaded.flatMap(compileOperation)).toEqual(steps.flatMap(compileOperation));
    }
  });
});

import { escapeIdentifier } from 'pg';

import { invertOperations } from '../../src/migrations/operations/invert.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { changes, readCatalogue } from './catalogue.js';
import { HOSTILE_NAMES, type Names } from './hostile-names.js';
import { apply, useOperationsDatabase } from './operations-database.js';
import { scenarios, type Scenario } from './scenarios.js';

const client = useOperationsDatabase();

async function prepare(schema: string, given: Scenario['given']): Promise<void> {
  if (schema !== 'public') {
    await client().query(`create schema ${escapeIdentifier(schema)}`);
  }
  await apply(client(), await recordOperations(given ?? (() => undefined)));
}

describe.each(Object.entries(HOSTILE_NAMES))('with %s', (_what, names: Names) => {
  const cases = Object.entries(scenarios(names));

  it.each(cases)(
    '%s changes just that, and is undone',
    async (_operation, { given, change, changes: expected }) => {
      await prepare(names.schema, given);
      const operations = await recordOperations(change);
      const before = await readCatalogue(client());

      await apply(client(), operations);
      expect(changes(before, await readCatalogue(client()))).toEqual(expected);

      await apply(client(), invertOperations(operations, 'r1'));
      expect(changes(before, await readCatalogue(client()))).toEqual([]);
    },
  );
});

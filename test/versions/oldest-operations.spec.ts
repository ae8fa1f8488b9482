import { DatabaseError } from 'pg';

import {
  findNewerFeature,
  type NewerFeature,
} from '../../src/migrations/execution/statements/newer-feature.js';
import { invertOperations } from '../../src/migrations/operations/invert.js';
import { compileOperation, type Operation } from '../../src/migrations/operations/operation.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { changes, readCatalogue } from '../operations/catalogue.js';
import { HOSTILE_NAMES } from '../operations/hostile-names.js';
import { apply, useOperationsDatabase } from '../operations/operations-database.js';
import { scenarios, type Scenario } from '../operations/scenarios.js';
import { describeOldest, useOldestServer } from './oldest-server.js';

const NULLS: NewerFeature = { feature: 'nulls not distinct', since: 15 };
const UNLOGGED: NewerFeature = { feature: 'an unlogged sequence', since: 15 };

/** What PostgreSQL 14 refuses. */
const NEWER: Readonly<Record<string, NewerFeature>> = {
  'columns with all options': { feature: 'a virtual generated column', since: 18 },
  'alterColumn, the rest': { feature: 'set expression', since: 17 },
  'createIndex, with all options': NULLS,
  'constraints with all options': NULLS,
  'createView with all options': { feature: 'security_invoker', since: 15 },
  createSequence: UNLOGGED,
  dropSequence: UNLOGGED,
  alterSequence: UNLOGGED,
};

const plain = HOSTILE_NAMES['plain names'];
const all = plain === undefined ? [] : Object.entries(scenarios(plain));

describeOldest('On PostgreSQL 14', () => {
  useOldestServer();
  describe('the operations of', () => {
    testOperations();
  });
});

function testOperations(): void {
  const client = useOperationsDatabase();

  const prepare = async ({ given }: Scenario) =>
    apply(client(), await recordOperations(given ?? (() => undefined)));

  it.each(all.filter(([name]) => !(name in NEWER)))('%s are applied and undone', async (_name, scenario) => {
    await prepare(scenario);
    const operations = await recordOperations(scenario.change);
    const before = await readCatalogue(client());

    await apply(client(), operations);
    const made = changes(before, await readCatalogue(client()));
    expect(subjects(made)).toEqual(subjects(scenario.changes));

    await apply(client(), invertOperations(operations, 'r1'));
    expect(changes(before, await readCatalogue(client()))).toEqual([]);
  });

  it.each(all.filter(([name]) => name in NEWER))(
    '%s are told to need a newer one',
    async (name, scenario) => {
      const given = await recordOperations(scenario.given ?? (() => undefined));
      const operations = await recordOperations(scenario.change);
      expect(await refusal([...given, ...operations])).toEqual(NEWER[name]);
    },
  );

  async function refusal(operations: readonly Operation[]): Promise<NewerFeature | undefined> {
    for (const statement of operations.flatMap(compileOperation)) {
      try {
        await client().query(statement);
      } catch (error) {
        return error instanceof DatabaseError
          ? findNewerFeature(statement, error.code ?? '', 140_023)
          : undefined;
      }
    }
    return undefined;
  }
}

/** Without the queries of views, in which PostgreSQL 14 names the tables of columns, and without privileges that it does not have. */
function subjects(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !/^. privilege .* maintain /.test(line))
    .map((line) => line.replace(/^(. (?:materialized )?view .*?) (?:SELECT|WITH)[^]*$/, '$1'))
    .toSorted();
}

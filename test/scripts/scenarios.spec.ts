import { type Client, escapeIdentifier } from 'pg';

import type { LoadedMigration } from '../../src/migrations/files/loaded-migration.js';
import { History } from '../../src/migrations/history.js';
import type { MigrationMethods } from '../../src/index.js';
import { defaultName } from '../../src/migrations/operations/names.js';
import { LedgerPlace } from '../../src/migrations/script/ledger-place.js';
import { planScriptDown, planScriptUp, type ScriptPlan } from '../../src/migrations/script/plan-script.js';
import { prepareScript } from '../../src/migrations/script/prepare-script.js';
import type { ScriptContext } from '../../src/migrations/script/script-context.js';
import { writeScript } from '../../src/migrations/script/write-script.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { planningOnce } from '../fixtures/prepared.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';
import type { Names } from '../operations/hostile-names.js';
import { dropRoles } from '../operations/roles.js';
import { scenarios } from '../operations/scenarios.js';
import { wipe } from '../operations/wipe.js';
import { changes, contentsOf } from './state.js';

const TABLE = { table: 'siskin_migrations', schema: 'siskin books' };
const CONTEXT: ScriptContext = {
  lockTimeout: 0,
  statementTimeout: 0,
  ordered: {},
  naming: defaultName,
  identity: {},
  mode: 'each',
  table: TABLE,
  place: new LedgerPlace(TABLE),
  idempotent: false,
};

function loaded(id: string, parents: string[], methods: MigrationMethods): LoadedMigration {
  const create = () => methods;
  return { id, parents, dependsOn: [], labels: [], name: id, file: `/${id}.ts`, create };
}

/** What psql could take for variables and commands. */
const change = (base: string) => `${base} :name :'hi' \`x\` \\q $$;`;
const NAMES: Names = {
  schema: `the :dbname "schema"`,
  table: change('users'),
  other: change('posts'),
  column: change('email'),
  second: change('phone'),
  object: change('thing'),
};

describeWithPsql('A script', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = planningOnce(database.url);
    await client.connect();
  });
  afterEach(async () => {
    await wipe(client);
    await dropRoles(client);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function run(plan: ScriptPlan, idempotent = false): Promise<void> {
    const context = { ...CONTEXT, idempotent };
    const script = writeScript(await prepareScript(plan, [], context), context);
    expect(await runPsql(database.url, script)).toMatchObject({ code: 0 });
  }

  it.each(Object.entries(scenarios(NAMES)))(
    '%s changes just that, and is undone',
    async (_operation, { given, change, changes: expected }) => {
      await client.query(`create schema ${escapeIdentifier(NAMES.schema)}`);
      const history = new History(
        [
          loaded('given', [], { up: (op) => given?.(op), down: () => undefined }),
          loaded('change', ['given'], { change }),
        ],
        [],
      );
      await run(planScriptUp(history, ['given']));
      const before = await contentsOf(client);
      await run(planScriptUp(history, ['change']), true);
      expect(changes(before, await contentsOf(client))).toEqual(expected);
      await run(planScriptDown(history, 'change:given'));
      expect(changes(before, await contentsOf(client))).toEqual([]);
    },
  );
});

import { escapeIdentifier } from 'pg';

import type { LoadedMigration } from '../../src/migrations/files/loaded-migration.js';
import { History } from '../../src/migrations/history.js';
import type { MigrationMethods } from '../../src/index.js';
import { defaultName } from '../../src/migrations/operations/names.js';
import { LedgerPlace } from '../../src/migrations/script/ledger-place.js';
import { planScriptDown, planScriptUp, type ScriptPlan } from '../../src/migrations/script/plan-script.js';
import { prepareScript } from '../../src/migrations/script/prepare-script.js';
import type { ScriptContext } from '../../src/migrations/script/script-context.js';
import { writeScript } from '../../src/migrations/script/write-script.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';
import { changes } from '../operations/catalogue.js';
import { HOSTILE_NAMES } from '../operations/hostile-names.js';
import { scenarios } from '../operations/scenarios.js';
import { stateOf } from './state.js';

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

async function scriptOf(plan: ScriptPlan, context = CONTEXT): Promise<string> {
  return writeScript(await prepareScript(plan, [], context), context);
}

const NAMES = Object.entries(HOSTILE_NAMES).at(-1)?.[1];

describeWithPsql('A script', () => {
  const names = NAMES ?? { schema: 'public', table: 't', column: 'c', second: 'd' };
  const cases = Object.entries(scenarios(names));

  it.each(cases)(
    '%s changes just that, and is undone',
    async (_operation, { given, change, changes: expected }) => {
      const database = await createTestDatabase();
      try {
        if (names.schema !== 'public') {
          await query(database.url, `create schema ${escapeIdentifier(names.schema)}`);
        }
        const history = new History(
          [
            loaded('given', [], { up: (op) => given?.(op), down: () => undefined }),
            loaded('change', ['given'], { change }),
          ],
          [],
        );
        const run = async (plan: ScriptPlan, idempotent = false) =>
          expect(await runPsql(database.url, await scriptOf(plan, { ...CONTEXT, idempotent }))).toMatchObject(
            { code: 0 },
          );
        const state = async () => (await stateOf(database.url, '"siskin books".siskin_migrations')).catalogue;

        await run(planScriptUp(history, ['given']));
        const before = await state();
        await run(planScriptUp(history, ['change']), true);
        expect(changes(before, await state())).toEqual(expected);
        await run(planScriptDown(history, 'change:given'));
        expect(changes(before, await state())).toEqual([]);
      } finally {
        await database.drop();
      }
    },
  );
});

import { loadSqlParser } from '../../sql/sql-parser.js';
import { revertScriptOf } from '../execution/migration-code.js';
import { ensureTogether } from '../execution/together/ensure-together.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { UpStep } from '../plan-step.js';
import { compileRepeatable } from '../repeatable/compile-repeatable.js';
import { planRepeatables } from '../repeatable/plan-repeatables.js';
import { compileUp } from './compile/compile-migration.js';
import type { PreparedRepeatable } from './parts/repeatables.js';
import type { ScriptPlan } from './plan-script.js';
import { linesOf, prepareDown, prepareUp } from './prepare-step.js';
import type { ScriptContext } from './script-context.js';
import type { PreparedScript } from './write-script.js';

/**
 * Compiles all that the script is to hold.
 *
 * @throws ScriptReadError, ScriptStatementError; TransactionAllRefusedError where it is to be one transaction.
 */
export async function prepareScript(
  plan: ScriptPlan,
  repeatables: readonly LoadedMigration[],
  context: ScriptContext,
): Promise<PreparedScript> {
  await loadSqlParser();
  if (context.mode === 'all') {
    await ensureTogether(plan.steps, context.naming);
  }
  if (plan.direction === 'down') {
    return { plan, steps: await inTurn(plan.steps, (step) => prepareDown(step, context)) };
  }
  const steps = await inTurn(plan.steps, (step) => prepareUp(step, context));
  return { plan, steps, repeatables: plan.isWhole ? await prepareRepeatables(repeatables, context) : [] };
}

async function prepareRepeatables(
  repeatables: readonly LoadedMigration[],
  context: ScriptContext,
): Promise<PreparedRepeatable[]> {
  const compiled = await inTurn(repeatables, (loaded) => compileRepeatable(loaded, context.naming));
  const { run } = planRepeatables(compiled, new Map(), new Set());
  const byRevision = new Map(repeatables.map((loaded) => [loaded.id, loaded]));
  return inTurn(
    run.flatMap((repeatable) => {
      const loaded = byRevision.get(repeatable.revision);
      return loaded === undefined ? [] : [{ ...repeatable, loaded }];
    }),
    async ({ loaded, ...repeatable }) => ({
      ...repeatable,
      ...(await prepareRepeatable(loaded, repeatable.checksum, context)),
    }),
  );
}

async function prepareRepeatable(
  loaded: LoadedMigration,
  checksum: string,
  { naming }: ScriptContext,
): Promise<Pick<PreparedRepeatable, 'name' | 'lines' | 'closing'>> {
  const { id: revision, name, file } = loaded;
  const step: UpStep = {
    direction: 'up',
    revision,
    name,
    file,
    transaction: true,
    batch: 0,
    migration: loaded,
  };
  const { migration, statements, operations, log } = await compileUp(step, naming);
  const applied = { operations: [...operations], hasWrittenByQuery: false, inTransaction: true };
  return {
    name,
    lines: statements.flatMap(({ sql }) => sql.map((text) => linesOf(step, text))),
    closing: {
      checksum,
      statementsDone: log.done,
      revertScript: await revertScriptOf(migration, applied, { revision, naming, ifExists: true }),
    },
  };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(await work(item));
  }
  return results;
}

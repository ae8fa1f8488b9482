import { ScriptRangeError } from '../../errors/script-range.error.js';
import type { MigrationScript, ScriptOptions } from '../migration-runs.js';
import { LedgerPlace } from '../script/ledger-place.js';
import { planScriptDown, planScriptUp } from '../script/plan-script.js';
import { prepareScript } from '../script/prepare-script.js';
import type { ScriptContext } from '../script/script-context.js';
import { writeScript } from '../script/write-script.js';
import type { MigrationWork } from './migration-work.js';

export async function script(work: MigrationWork, options: ScriptOptions): Promise<MigrationScript> {
  const files = await work.store.readFiles();
  ensureAnyState(options);
  const plan =
    options.direction === 'down'
      ? planScriptDown(files, options.range)
      : planScriptUp(files, options.target === undefined ? undefined : [options.target].flat());
  const context = contextOf(work, options);
  const sql = writeScript(await prepareScript(plan, files.repeatables, context), context);
  const { direction } = plan;
  return { sql, revisions: plan.steps.map(({ revision, name }) => ({ revision, name, direction })) };
}

/** @throws ScriptRangeError for a range where any state is to do. */
function ensureAnyState(options: ScriptOptions): void {
  if (options.direction === 'down' || !options.idempotent) {
    return;
  }
  const range = [options.target ?? []].flat().find((target) => target.includes(':'));
  if (range !== undefined) {
    throw new ScriptRangeError(
      range,
      `A script for any state of the database begins where that is, and not at the start of ${range}.`,
      'Give the target alone, or leave out --idempotent.',
    );
  }
}

function contextOf(work: MigrationWork, options: ScriptOptions): ScriptContext {
  const { store } = work;
  const { lockTimeout, statementTimeout, role, searchPath } = work.options;
  return {
    lockTimeout,
    statementTimeout,
    ordered: options,
    naming: store.naming,
    identity: { role, searchPath },
    mode: work.transactionMode(options),
    table: store.ledger,
    place: new LedgerPlace(store.ledger),
    idempotent: options.direction !== 'down' && (options.idempotent ?? false),
  };
}

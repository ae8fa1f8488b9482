import type { DatabaseClient } from '../../database/client.js';
import type { History } from '../history.js';
import type { NamingRule } from '../operations/names.js';
import { compileRepeatable } from './compile-repeatable.js';
import { findGone } from './find-gone.js';
import { planRepeatables, type RepeatablePlan } from './plan-repeatables.js';

const NOTHING: RepeatablePlan = { undo: [], run: [] };

/** What of the repeatable migrations is to run again, as files, ledger and database are now. Changes nothing. */
export async function planDue(
  client: DatabaseClient,
  { repeatables, repeatableEntries }: History,
  naming?: NamingRule,
): Promise<RepeatablePlan> {
  if (repeatables.length === 0) {
    return NOTHING;
  }
  const compiled = await Promise.all(repeatables.map((loaded) => compileRepeatable(loaded, naming)));
  const known = compiled.filter(({ revision }) => repeatableEntries.has(revision));
  return planRepeatables(compiled, repeatableEntries, await findGone(client, known));
}

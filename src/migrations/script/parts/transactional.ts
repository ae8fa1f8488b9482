import { DEFERRABLE } from '../../execution/together/settle-constraints.js';
import type { UpStep } from '../../plan-step.js';
import type { PreparedDown, PreparedUp } from '../prepare-step.js';
import { ask, when } from '../psql/conditions.js';
import type { ScriptContext } from '../script-context.js';
import { EntryLines } from './entry.js';
import { resetSession, resumeRole, setTimeouts } from './session.js';

/** A migration in a transaction that holds its row in the ledger, too. */
export function applyInTransaction(prepared: PreparedUp, context: ScriptContext): string[] {
  const { step, timeouts, statements, closing, skipped } = prepared;
  const entry = new EntryLines(context.place, step.revision);
  const work = [
    setTimeouts(timeouts, 'local'),
    ...(skipped
      ? [entry.open(step, 'skipped')]
      : [
          entry.open(step, 'applied'),
          ...statements.flatMap(({ lines }) => lines),
          resumeRole(context.identity),
          entry.close(closing),
        ]),
  ];
  return [...resetSession(context.identity), ...inTransaction(work, context)];
}

export function revertInTransaction(prepared: PreparedDown, context: ScriptContext): string[] {
  const { step, timeouts, statements, mayBeSkipped } = prepared;
  const entry = new EntryLines(context.place, step.revision);
  const undo = statements.flatMap(({ lines }) => lines);
  const work = [
    setTimeouts(timeouts, 'local'),
    ...(mayBeSkipped ? [entry.ask(`state = 'skipped' as siskin_skipped`)] : []),
    ...entry.remove(step.replaced),
    ...(mayBeSkipped ? when('siskin_skipped', [], undo) : undo),
  ];
  return [...resetSession(context.identity), ...inTransaction(work, context)];
}

/** In one that is the whole script, the checks that a commit would make end each part. */
export function inTransaction(work: readonly string[], { mode }: ScriptContext): string[] {
  return mode === 'each' ? ['begin;', ...work, 'commit;'] : [...work, ...SETTLE];
}

const SETTLE = [settle('immediate', 'true'), settle('deferred', 'deferred')];

function settle(how: string, which: string): string {
  return `select 'set constraints ' || string_agg(name, ', ') || ' ${how}' from (${DEFERRABLE.trim()}) as settable
 where ${which} having count(*) > 0 \\gexec`;
}

/** Asks the ledger first. One that runs outside a transaction goes on where it was interrupted. */
export function unlessApplied(
  { revision, transaction }: UpStep,
  { place }: ScriptContext,
  work: readonly string[],
): string[] {
  const present = new EntryLines(place, revision).exists(transaction ? 'true' : `state <> 'running'`);
  return [ask(`select not ${present} as siskin_todo`), ...when('siskin_todo', work)];
}

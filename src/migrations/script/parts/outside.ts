import { StatementChain } from '../../execution/outside/statement-chain.js';
import { quoteLiteral } from '../../operations/literal.js';
import type { PreparedDown, PreparedStatement, PreparedUp } from '../prepare-step.js';
import { ask, ensure, when } from '../psql/conditions.js';
import type { ScriptContext } from '../script-context.js';
import { EntryLines } from './entry.js';
import { resetSession, resumeRole, setTimeouts } from './session.js';
import { OutsideStatement, type CountedStatement } from './outside-statement.js';

/** A migration outside a transaction: each statement commits by itself and is counted in the ledger, as in a run. */
export function applyOutside(prepared: PreparedUp, context: ScriptContext): string[] {
  const { step, closing, skipped } = prepared;
  const entry = new EntryLines(context.place, step.revision);
  if (skipped) {
    return [...resetSession(context.identity), entry.open(step, 'skipped')];
  }
  const statements = counted(prepared.statements);
  const open = entry.open(step, 'running');
  const begin = context.idempotent
    ? [ask(`select not ${entry.exists()} as siskin_missing`), ...when('siskin_missing', [open])]
    : [open];
  return [
    ...resetSession(context.identity),
    setTimeouts(prepared.timeouts, 'session'),
    ...begin,
    ...(context.idempotent ? ensureSame(entry, step.revision, statements) : []),
    ...statements.flatMap((statement) => new OutsideStatement(statement, entry, 'running').lines(context)),
    resumeRole(context.identity),
    entry.close(closing),
  ];
}

export function revertOutside(prepared: PreparedDown, context: ScriptContext): string[] {
  const { step, mayBeSkipped } = prepared;
  const entry = new EntryLines(context.place, step.revision);
  const undo = counted(prepared.statements).flatMap((statement) =>
    new OutsideStatement(statement, entry, 'reverting').lines(context),
  );
  return [
    ...resetSession(context.identity),
    setTimeouts(prepared.timeouts, 'session'),
    ...(mayBeSkipped
      ? [entry.ask(`state = 'skipped' as siskin_skipped`), ...when('siskin_skipped', [], undo)]
      : undo),
    resumeRole(context.identity),
    ...entry.remove(step.replaced),
  ];
}

/** For a script that goes on with a migration: an interrupted run of it did the same statements. */
function ensureSame(entry: EntryLines, revision: string, statements: readonly CountedStatement[]): string[] {
  const chain = `array[${statements.map(({ checksum }) => quoteLiteral(checksum)).join(', ')}]::text[]`;
  const done = `statements_done <= ${statements.length}
   and (checksum is null or statements_done = 0 or checksum = (${chain})[statements_done])
   and (in_doubt is null or in_doubt is not distinct from (${chain})[statements_done + 1])`;
  return [
    ...ensure(entry.exists(done), {
      problem: `The migration ${revision} was interrupted, and its statements were others then.`,
      remedy: 'To see how to go on: nest-cmd db:migrate',
    }),
    entry.ask('statements_done as siskin_done, in_doubt is not null as siskin_doubt'),
  ];
}

function counted(statements: readonly PreparedStatement[]): CountedStatement[] {
  const chain = new StatementChain();
  return statements.map((statement) => {
    chain.add(statement.text);
    return { ...statement, number: chain.length, checksum: chain.checksum };
  });
}

import type { UpPlan, DownPlan, ScriptPlan } from './plan-script.js';
import type { PreparedDown, PreparedUp } from './prepare-step.js';
import { settleBaselines } from './parts/baselines.js';
import { findBatch } from './parts/entry.js';
import { header } from './parts/header.js';
import { ensureLedger, ensureLedgerThere } from './parts/ledger-tables.js';
import { ensureNoLease, releaseLock, takeLock } from './parts/lock.js';
import { applyOutside, revertOutside } from './parts/outside.js';
import { revertRepeatables, runRepeatables, type PreparedRepeatable } from './parts/repeatables.js';
import {
  END_SESSION,
  ensureFirstSchema,
  ensureNoTransaction,
  PSQL_SETTINGS,
  resetSession,
} from './parts/session.js';
import { ensureApplied, ensureNothingHalf, ensureStart } from './parts/state.js';
import { applyInTransaction, revertInTransaction, unlessApplied } from './parts/transactional.js';
import { echo, remark } from './psql/remark.js';
import type { ScriptContext } from './script-context.js';

/** What a script holds, compiled. */
export type PreparedScript =
  | { plan: UpPlan; steps: readonly PreparedUp[]; repeatables: readonly PreparedRepeatable[] }
  | { plan: DownPlan; steps: readonly PreparedDown[] };

/** A script for psql that does what a run would do, and leaves a ledger which a run goes on with. */
export function writeScript(script: PreparedScript, context: ScriptContext): string {
  const { table, mode } = context;
  const migrations = 'repeatables' in script ? applyAll(script, context) : revertAll(script, context);
  const whole = mode === 'all' ? ['begin;', ...migrations, 'commit;'] : migrations;
  const lines = [
    ...header(script.plan, context),
    ...opening(script.plan, context),
    ...whole,
    '',
    remark('The end: gives the lock back.'),
    END_SESSION,
    releaseLock(table),
  ];
  return `${lines.join('\n')}\n`;
}

function opening(plan: ScriptPlan, context: ScriptContext): string[] {
  const { table, place, identity } = context;
  return [
    '',
    ...PSQL_SETTINGS,
    '',
    remark('As a run, in a session of its own.'),
    ...resetSession(identity),
    ...ensureFirstSchema(identity),
    ...ensureNoTransaction(),
    '',
    remark('The lock of the migrations, which is never waited for.'),
    ...place.find(),
    ...takeLock(table),
    ...ensureNoLease(place),
    '',
    remark('The ledger.'),
    ...ledger(plan, context),
  ];
}

function ledger(plan: ScriptPlan, { place, idempotent }: ScriptContext): string[] {
  const { direction, from, steps, baselines } = plan;
  const settled = settleBaselines(place, baselines);
  const range = steps.map(({ revision }) => revision);
  const there = from.length === 0 ? [] : ensureLedgerThere(place);
  if (direction === 'down') {
    return [
      ...there,
      ...ensureLedger(place),
      ...settled,
      ...ensureApplied(place, { range, above: plan.above }),
    ];
  }
  const whole = steps.filter(({ transaction }) => transaction).map(({ revision }) => revision);
  const state = idempotent ? ensureNothingHalf(place, whole) : ensureStart(place, { heads: from, range });
  return [...there, ...ensureLedger(place), ...settled, ...state, findBatch(place)];
}

function applyAll(
  { plan, steps, repeatables }: Extract<PreparedScript, { plan: UpPlan }>,
  context: ScriptContext,
): string[] {
  const last = plan.isWhole ? runRepeatables(repeatables, context) : [];
  return [
    ...steps.flatMap((prepared) => [...title(prepared), ...apply(prepared, context)]),
    ...(last.length === 0 ? [] : ['', remark('Repeatable migrations, where they have changed.'), ...last]),
  ];
}

function apply(prepared: PreparedUp, context: ScriptContext): string[] {
  const { step } = prepared;
  const work = [
    echo(`  ${step.name}`),
    ...(step.transaction ? applyInTransaction(prepared, context) : applyOutside(prepared, context)),
  ];
  return context.idempotent ? unlessApplied(step, context, work) : work;
}

function revertAll(
  { plan, steps }: Extract<PreparedScript, { plan: DownPlan }>,
  context: ScriptContext,
): string[] {
  const revisions = plan.steps.map(({ revision }) => revision);
  const first = plan.to.length > 0 || steps.length === 0 ? [] : revertRepeatables(revisions, context);
  return [
    ...(first.length === 0 ? [] : ['', remark('Repeatable migrations, where nothing else stays.'), ...first]),
    ...steps.flatMap((prepared) => [...title(prepared), ...revert(prepared, context)]),
  ];
}

function revert(prepared: PreparedDown, context: ScriptContext): string[] {
  const { step } = prepared;
  return [
    echo(`  ${step.name}`),
    ...(step.transaction ? revertInTransaction(prepared, context) : revertOutside(prepared, context)),
  ];
}

function title({ step: { revision, name, direction, transaction } }: PreparedUp | PreparedDown): string[] {
  const how = [
    ...(direction === 'down' ? ['reverted'] : []),
    ...(transaction ? [] : ['outside a transaction']),
  ];
  const which = name === revision ? name : `${name} (${revision})`;
  return ['', remark([which, ...how].join(', '))];
}

import { quoteLiteral } from '../../operations/literal.js';
import type { LedgerPlace } from '../ledger-place.js';
import { ensure } from '../psql/conditions.js';

const STATUS = 'To see what is applied: nest-cmd db:status';
export const HALF = `state in ('running', 'reverting')`;

/** Makes sure that these are applied, and none of those that are to be. */
export function ensureStart(
  { ledger: { name } }: LedgerPlace,
  { heads, range }: { heads: readonly string[]; range: readonly string[] },
): string[] {
  const taken = `revision in ${list(range)} or state = 'reverting'`;
  const remedy = `Take one from where the database is, or one for any state: --sql --idempotent. ${STATUS}`;
  return [
    ...(heads.length === 0 ? [] : ensureHeads(name, heads, remedy)),
    ...ensure(`not exists (select from ${name} where ${taken})`, {
      problem: 'Something that the script applies is applied already, or was interrupted.',
      remedy,
    }),
  ];
}

function ensureHeads(ledger: string, heads: readonly string[], remedy: string): string[] {
  const applied = `revision in ${list(heads)} and not ${HALF}`;
  return ensure(`(select count(*) from ${ledger} where ${applied}) = ${heads.length}`, {
    problem: `The script begins at ${heads.join(', ')}, which is not applied.`,
    remedy,
  });
}

/** Makes sure that nothing is half done which the script can't go on with. */
export function ensureNothingHalf(
  { ledger: { name } }: LedgerPlace,
  inTransaction: readonly string[],
): string[] {
  const half = `state = 'reverting' or state = 'running' and revision in ${list(inTransaction)}`;
  return ensure(`not exists (select from ${name} where not repeatable and (${half}))`, {
    problem: 'A migration was interrupted, and it is not for this script to go on with it.',
    remedy: `To go on: nest-cmd db:migrate, or nest-cmd db:rollback where it was being reverted. ${STATUS}`,
  });
}

/** Makes sure that these are applied as a whole, and nothing that stands on them. */
export function ensureApplied(
  { ledger: { name } }: LedgerPlace,
  { range, above }: { range: readonly string[]; above: readonly string[] },
): string[] {
  const present = `(select count(*) from ${name} where revision in ${list(range)}) = ${range.length}`;
  return ensure(
    `${present} and not exists (select from ${name} where revision in ${list(above)} or not repeatable and ${HALF})`,
    {
      problem: 'What the script reverts has to be applied, all of it, and nothing that stands on it.',
      remedy: `Take one from where the database is. ${STATUS}`,
    },
  );
}

/** Revisions for `in`. One that holds nothing is no SQL. */
export function list(revisions: readonly string[]): string {
  return `(${revisions.length === 0 ? 'null' : revisions.map(quoteLiteral).join(', ')})`;
}

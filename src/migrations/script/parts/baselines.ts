import { quoteLiteral } from '../../operations/literal.js';
import type { LedgerPlace } from '../ledger-place.js';
import { ensure } from '../psql/conditions.js';
import type { ScriptBaseline } from '../script-baseline.js';
import { APPLIED_BY } from './entry.js';
import { list, HALF } from './state.js';

/** Gives a baseline its row where the ledger has all that it replaces, and makes sure that it has all of that or nothing. */
export function settleBaselines(
  { ledger: { name: ledger } }: LedgerPlace,
  baselines: readonly ScriptBaseline[],
): string[] {
  return baselines.flatMap((baseline) => {
    const { revision, name, expansion } = baseline;
    const [id, replaced] = [quoteLiteral(revision), list(expansion)];
    const absent = `not exists (select from ${ledger} where revision = ${id})`;
    return [
      `insert into ${ledger} (revision, name, batch, state, applied_by, applied_at)
  select ${id}, ${quoteLiteral(name)}, batch, 'applied', ${APPLIED_BY.sql}, applied_at from ${ledger}
   where revision in ${replaced} and ${absent} and ${isWhole(ledger, baseline)}
   order by batch desc, applied_at desc limit 1;`,
      ...ensure(`not (${absent} and exists (select from ${ledger} where revision in ${replaced}))`, {
        problem: `The database has a part of what the baseline ${revision} replaces.`,
        remedy:
          'It has to get the rest first, with the release from before the squash, or by: nest-cmd db:migrate',
      }),
    ];
  });
}

function isWhole(ledger: string, { parts, inner }: ScriptBaseline): string {
  const applied = `select count(*) from ${ledger} where revision in ${list(parts)} and not ${HALF}`;
  const own = parts.length === 0 ? [] : [`(${applied}) = ${parts.length}`];
  return [...own, ...inner.map((one) => `(${isApplied(ledger, one)})`)].join(' and ');
}

function isApplied(ledger: string, baseline: ScriptBaseline): string {
  const row = `exists (select from ${ledger} where revision = ${quoteLiteral(baseline.revision)} and not ${HALF})`;
  return `${row} or ${isWhole(ledger, baseline)}`;
}

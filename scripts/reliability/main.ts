/** `npm run reliability -- <what> [--rounds N] [--seed N] [--parallel N] [--round N]`: see docs/reliability.md. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

import { clearLine, printLive, printTotals } from './report.ts';
import type { Lane } from './lane.ts';
import { Lanes } from './lanes.ts';
import { KINDS, runRounds, type Kind } from './run-rounds.ts';
import type { Totals } from './totals.ts';

const ROUNDS: Readonly<Record<Kind, number>> = { concurrent: 100, kill: 200, restart: 30, terminate: 100 };
const ALL = Object.keys(KINDS).filter(isKind);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    round: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    parallel: { type: 'string', default: String(availableParallelism()) },
  },
});
const what = positionals[0] ?? 'all';
if (what !== 'all' && !isKind(what)) {
  console.error(`There are no rounds named ${what}. Take one of ${ALL.join(', ')}, or all.`);
  process.exit(2);
}

const kinds = isKind(what) ? [what] : ALL;
await using lanes = await Lanes.open(Number(values.parallel));
const results = await runAll(kinds, lanes.all);
printTotals(results);
process.exitCode = results.every(({ isClean }) => isClean) ? 0 : 1;

async function runAll(kinds: readonly Kind[], lanes: readonly Lane[]): Promise<Totals[]> {
  const results: Totals[] = [];
  for (const kind of kinds) {
    const rounds = roundsOf(kind);
    const onRound = (totals: Totals) => printLive(totals, rounds.length);
    results.push(await runRounds({ kind, rounds, seed: Number(values.seed), lanes, onRound }));
    clearLine();
  }
  return results;
}

function roundsOf(kind: Kind): number[] {
  return values.round === undefined
    ? Array.from({ length: Number(values.rounds ?? ROUNDS[kind]) }, (_, number) => number)
    : [Number(values.round)];
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Lane } from './lane.ts';
import { HOME } from './lanes.ts';
import { randomOfRound } from './random.ts';
import { Round } from './round.ts';
import { concurrent } from './rounds/concurrent.ts';
import { kill } from './rounds/kill.ts';
import { restart } from './rounds/restart.ts';
import { terminate } from './rounds/terminate.ts';
import { Totals } from './totals.ts';

export const KINDS = { concurrent, kill, restart, terminate };
export type Kind = keyof typeof KINDS;

export interface RoundsRequest {
  kind: Kind;
  /** By their numbers, so that one can be repeated alone. */
  rounds: readonly number[];
  seed: number;
  /** One for each of the rounds that run at the same time. */
  lanes: readonly Lane[];
  onRound?: (totals: Totals) => void;
}

/** Runs rounds of one kind. What a round that is not clean has left, database and outputs, is kept. */
export async function runRounds(request: RoundsRequest): Promise<Totals> {
  const totals = new Totals(request.kind, request.seed);
  const left = [...request.rounds];
  await Promise.all(request.lanes.map((lane) => runIn(lane, left, request, totals)));
  return totals;
}

async function runIn(
  lane: Lane,
  left: number[],
  { kind, seed, onRound }: RoundsRequest,
  totals: Totals,
): Promise<void> {
  for (let number = left.shift(); number !== undefined; number = left.shift()) {
    const round = new Round(lane, `${lane.name}_${kind}_${number}`, randomOfRound(seed, number));
    await KINDS[kind](round).catch((error: unknown) => round.failures.push(String(error)));
    totals.add(round);
    if (round.isClean) {
      await lane.server.dropDatabase(round.database);
    } else {
      totals.kept.push({ round: number, folder: await keep(round, `${kind}-${seed}-${number}`) });
    }
    onRound?.(totals);
  }
}

/** @returns the folder. */
async function keep(round: Round, name: string): Promise<string> {
  const folder = join(HOME, name);
  const { failures, lost, doubled, outputs, faults, database } = round;
  await mkdir(folder, { recursive: true });
  const report = { database, faults, failures, lost, doubled };
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, 'outputs.txt'), outputs.join('\n'));
  return folder;
}

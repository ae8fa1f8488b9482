import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { countRows, truncateTables } from './tables.js';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
const RUNS = 3;

export interface Entrant {
  readonly name: string;
  /** Of the rows, for a slow one: its time is extrapolated. Default: 1. */
  readonly share?: number;
}

export interface Race {
  readonly title: string;
  readonly users: number;
  readonly postsPerUser: number;
  readonly entrants: readonly Entrant[];
}

export interface Result {
  readonly entrant: Entrant;
  readonly rows: number;
  /** For all rows; the median. */
  readonly milliseconds: number;
  /** The largest resident memory of a run. */
  readonly megabytes: number;
}

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** All entrants in turn, once to warm up and then three times, each run in a process of its own. */
export async function run(race: Race, url: string): Promise<Result[]> {
  const runs = new Map<Entrant, Run[]>(race.entrants.map((entrant) => [entrant, []]));
  for (let round = 0; round <= RUNS; round++) {
    for (const [entrant, past] of runs) {
      const result = await runOnce(race, entrant, url);
      if (round > 0) {
        past.push(result);
      }
    }
  }
  return [...runs].map(([entrant, past]) => resultOf(race, entrant, past));
}

/** @throws Error where the contender leaves other rows than it should. */
async function runOnce(race: Race, { name, share = 1 }: Entrant, url: string): Promise<Run> {
  await truncateTables(url);
  const users = Math.round(race.users * share);
  const task = [name, url, String(users), String(race.postsPerUser)];
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, CHILD, ...task]);
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run;
  const [expected, found] = [users * (1 + race.postsPerUser), await countRows(url)];
  if (found !== expected) {
    throw new Error(`${name} left ${found} rows, not ${expected}.`);
  }
  return result;
}

function resultOf({ users, postsPerUser }: Race, entrant: Entrant, runs: readonly Run[]): Result {
  const rows = users * (1 + postsPerUser);
  const times = runs.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? NaN;
  const megabytes = Math.max(...runs.map((run) => run.megabytes));
  return { entrant, rows, milliseconds: median / (entrant.share ?? 1), megabytes };
}

import type { SeedStatus } from '../../seeders/once/seed-status.js';
import { paint } from './command-output.js';
import { formatDuration, formatTime } from './duration.js';
import { fitColumns } from './table.js';

const TITLES = ['Seeder', 'State', 'Ran at', 'Took', 'Random seed', 'By'];
const TOOK = 3;
const RANDOM_SEED = 4;
/** What a narrow terminal has no room for, the first first: who, the random seed, how long, when. */
const DISPENSABLE = [5, RANDOM_SEED, TOOK, 2];

const COLOURS = { ran: 'green', changed: 'red', pending: 'yellow', missing: 'red' } as const;

/**
 * The seeders that run once, for people.
 *
 * @param width of the terminal; undefined where there is none, and room for everything.
 */
export function seedStatusLines(seeders: readonly SeedStatus[], width = Infinity): string[] {
  if (seeders.length === 0) {
    return ['No seeder runs once. Declare one with `@Seeder({ once: true })`.'];
  }
  const head = TITLES.map((title) => paint('dim', title));
  const lines = fitColumns([head, ...seeders.map(toCells)], DISPENSABLE, width, [TOOK, RANDOM_SEED]);
  return [...lines, '', `${summary(seeders)}.`, ...howToRerun(seeders)];
}

function toCells({ name, state, ranAt, durationMs, randomSeed, ranBy }: SeedStatus): string[] {
  return [
    name,
    paint(COLOURS[state], state),
    ranAt === null ? '' : formatTime(ranAt),
    durationMs === null ? '' : formatDuration(durationMs),
    randomSeed === null ? '' : String(randomSeed),
    ranBy === null ? '' : paint('dim', ranBy),
  ];
}

function summary(seeders: readonly SeedStatus[]): string {
  const count = (wanted: SeedStatus['state']) => seeders.filter(({ state }) => state === wanted).length;
  const [changed, missing] = [count('changed'), count('missing')];
  return [
    `${count('ran') + changed} ran`,
    ...(changed > 0 ? [`${changed} changed since`] : []),
    `${count('pending')} pending`,
    ...(missing > 0 ? [`${missing} without a seeder`] : []),
  ].join(', ');
}

function howToRerun(seeders: readonly SeedStatus[]): string[] {
  const changed = seeders.filter(({ state }) => state === 'changed').map(({ name }) => name);
  return changed.length === 0
    ? []
    : [`What has changed runs again with \`nest-cmd db:seed --rerun ${changed.join(',')}\`.`];
}

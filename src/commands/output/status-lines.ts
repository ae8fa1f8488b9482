import type { MigrationStatus, RepeatableStatus, RevisionStatus } from '../../migrations/migration-status.js';
import { paint } from './command-output.js';
import { formatCount, formatDuration, formatTime } from './duration.js';
import { fitColumns } from './table.js';

const TITLES = ['Revision', 'Migration', 'State', 'Batch', 'Applied at', 'Took', 'By'];
const BATCH = 3;
const TOOK = 5;
/** What a narrow terminal has no room for, the first first: who, how long, when, the batch. */
const DISPENSABLE = [6, 5, 4, 3];

const COLOURS = {
  applied: 'green',
  skipped: 'dim',
  changed: 'red',
  pending: 'yellow',
  running: 'blue',
  reverting: 'blue',
  missing: 'red',
  deleted: 'dim',
} as const;

/**
 * The status for people.
 *
 * @param width of the terminal; undefined where there is none, and room for everything.
 */
export function statusLines(status: MigrationStatus, width = Infinity): string[] {
  const { revisions, repeatables, environment, ...counts } = status;
  if (revisions.length + repeatables.length === 0) {
    return ['There are no migrations yet. Write one with `nest-cmd make:migration NAME`.'];
  }
  const head = TITLES.map((title) => paint('dim', title));
  const rows = [head, ...[...revisions, ...repeatables].map(toCells)];
  return [
    ...fitColumns(rows, DISPENSABLE, width, [BATCH, TOOK]),
    '',
    `${summary(counts, repeatables)}.`,
    ...(environment === null ? [] : [`Environment: ${environment}.`]),
  ];
}

type Counts = Omit<MigrationStatus, 'revisions' | 'repeatables' | 'environment'>;

function summary(counts: Counts, repeatables: readonly RepeatableStatus[]): string {
  const { applied, changed, skipped, pending, running, reverting, missing, deleted } = counts;
  const due = repeatables.filter(({ state }) => state === 'pending' || state === 'changed').length;
  return [
    `${applied} applied`,
    ...(changed > 0 ? [`${changed} changed since applied`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    `${pending} pending`,
    ...(running > 0 ? [`${running} running or interrupted`] : []),
    ...(reverting > 0 ? [`${reverting} reverted by half`] : []),
    ...(missing > 0 ? [`${missing} without a file`] : []),
    ...(deleted > 0 ? [`${deleted} deleted`] : []),
    ...(due > 0 ? [`${due} repeatable to run`] : []),
  ].join(', ');
}

function toCells(status: RevisionStatus | RepeatableStatus): string[] {
  const { revision, name, state, batch, appliedAt, durationMs, appliedBy } = status;
  return [
    revision,
    // A file without a revision of its own is called by its name alone.
    name === revision ? '' : name,
    colour(state) + ('statementsDone' in status ? unfinished(status) : ' (repeatable)'),
    batch === null ? '' : String(batch),
    appliedAt === null ? '' : formatTime(appliedAt),
    durationMs === null ? '' : formatDuration(durationMs),
    appliedBy === null ? '' : paint('dim', appliedBy),
  ];
}

/** A ledger of a newer release may hold states that are not known here. */
function colour(state: RevisionStatus['state']): string {
  return Object.hasOwn(COLOURS, state) ? paint(COLOURS[state], state) : state;
}

function unfinished({ state, statementsDone }: RevisionStatus): string {
  const isHalf = state === 'running' || state === 'reverting';
  return isHalf ? ` after ${formatCount(statementsDone ?? 0, 'statement')}` : '';
}

import { Command } from 'nest-commander';

import type { MigrationStatus, RepeatableStatus, RevisionStatus } from '../migrations/migration-status.js';
import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import { paint, type CommandOutput } from './output/command-output.js';
import { formatCount, formatDuration, formatTime } from './output/duration.js';
import { alignColumns } from './output/table.js';

@Command({ name: 'db:status', description: 'Show every migration: applied, pending, or without a file' })
export class StatusCommand extends DatabaseCommand {
  protected override async execute(
    _: string[],
    options: DatabaseCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const status = await this.context.get(MigrationService).status(reaching(options, output));
    output.document(status);
    toLines(status).forEach((line) => output.line(line));
  }
}

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

function toLines({ revisions, repeatables, environment, ...counts }: MigrationStatus): string[] {
  if (revisions.length + repeatables.length === 0) {
    return ['There are no migrations yet. Write one with `nest-cmd make:migration NAME`.'];
  }
  const head = ['Revision', 'Migration', 'State', 'Batch', 'Applied at', 'Took'].map((title) =>
    paint('dim', title),
  );
  return [
    ...alignColumns([head, ...[...revisions, ...repeatables].map(toCells)]),
    '',
    `${summary(counts, repeatables)}.`,
    ...(environment === null ? [] : [`Environment: ${environment}.`]),
  ];
}

function summary(
  {
    applied,
    changed,
    skipped,
    pending,
    running,
    reverting,
    missing,
    deleted,
  }: Omit<MigrationStatus, 'revisions' | 'repeatables' | 'environment'>,
  repeatables: readonly RepeatableStatus[],
): string {
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
  const { revision, name, state, batch, appliedAt, durationMs } = status;
  return [
    revision,
    name,
    colour(state) + ('statementsDone' in status ? unfinished(status) : ' (repeatable)'),
    batch === null ? '' : String(batch),
    appliedAt === null ? '' : formatTime(appliedAt),
    durationMs === null ? '' : formatDuration(durationMs),
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

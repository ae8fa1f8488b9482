import { relative } from 'node:path';

import { Command, Option } from 'nest-commander';

import { KEPT_REASONS } from '../migrations/squash/kept-reason.js';
import type { Squash } from '../migrations/squash/squash-migrations.js';
import { MigrationService } from '../migrations/migration.service.js';
import { ask, ensureCanAsk } from './output/ask.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface SquashCommandOptions extends CommonOptions {
  name?: string;
  prune?: boolean;
}

@Command({
  name: 'db:squash',
  arguments: '[target]',
  argsDescription: { target: 'the last revision to fold; the head by default' },
  description: 'Fold the revisions up to a target into a baseline',
})
export class SquashCommand extends SiskinCommand<SquashCommandOptions> {
  protected override async execute(
    [target]: string[],
    { name, prune = false, ...asking }: SquashCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    if (prune) {
      ensureCanAsk('db:squash --prune', asking);
    }
    const confirm = (files: readonly string[]) =>
      ask(`Delete ${formatCount(files.length, 'file')} of replaced revisions?`, 'db:squash --prune', asking);
    const squash = await this.context.get(MigrationService).squash(target, { name, prune, confirm });
    output.document(squash);
    output.lines(toLines(squash), 'Nothing was done.');
  }

  @Option({ flags: '--name <name>', description: 'what the baseline is named after (default: baseline)' })
  parseName(value: string): string {
    return value;
  }

  @Option({ flags: '--prune', description: 'delete the files of what is replaced' })
  parsePrune(): boolean {
    return true;
  }
}

function toLines({ baselines, kept, rewritten, pruned }: Squash): string[] {
  return [
    ...baselines.map(
      ({ revision, path, replaces }) =>
        `Wrote ${show(path)} (revision ${revision}) in the place of ${formatCount(replaces.length, 'revision')}: ${replaces.join(', ')}.`,
    ),
    ...kept.map(({ revision, reason }) => `Kept ${revision}: ${KEPT_REASONS[reason]}.`),
    ...rewritten.map((path) => `Wrote the parents into ${show(path)}.`),
    ...pruned.map((path) => `Deleted ${show(path)}.`),
  ];
}

function show(path: string): string {
  return relative(process.cwd(), path);
}

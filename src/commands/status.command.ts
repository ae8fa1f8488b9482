import { Command, Option } from 'nest-commander';

import type { MigrationStatus, RepeatableStatus, RevisionStatus } from '../migrations/migration-status.js';
import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import { FOUND } from './exit-code.js';
import type { CommandOutput } from './output/command-output.js';
import { statusLines } from './output/status-lines.js';

interface StatusCommandOptions extends DatabaseCommandOptions {
  pending?: boolean;
}

@Command({ name: 'db:status', description: 'Show every migration: applied, pending, or without a file' })
export class StatusCommand extends DatabaseCommand<StatusCommandOptions> {
  protected override async execute(
    _: string[],
    { pending = false, ...options }: StatusCommandOptions,
    output: CommandOutput,
  ): Promise<number> {
    const whole = await this.context.get(MigrationService).status(reaching(options, output));
    const status = pending ? pendingOf(whole) : whole;
    const isPending = pending && status.revisions.length + status.repeatables.length > 0;
    output.document(status);
    output.lines(
      pending && !isPending ? ['Nothing is pending.'] : statusLines(status, process.stdout.columns),
    );
    return isPending ? FOUND : 0;
  }

  @Option({
    flags: '--pending',
    description: 'show what db:migrate would do alone, and exit with 3 if anything',
  })
  parsePending(): boolean {
    return true;
  }
}

const PENDING: ReadonlySet<RevisionStatus['state'] | RepeatableStatus['state']> = new Set([
  'pending',
  'running',
  'reverting',
]);

/** The counts are those of the whole. */
function pendingOf({ revisions, repeatables, ...status }: MigrationStatus): MigrationStatus {
  return {
    ...status,
    revisions: revisions.filter(({ state }) => PENDING.has(state)),
    repeatables: repeatables.filter(({ state }) => PENDING.has(state) || state === 'changed'),
  };
}

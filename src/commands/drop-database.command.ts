import { Command, Option } from 'nest-commander';

import { DatabaseService } from '../database/database.service.js';
import type { DoomedDatabase, DropOutcome } from '../database/drop-database.js';
import { UsageError } from '../errors/usage.error.js';
import { ask } from './output/ask.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { formatSize } from './output/size.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface DropDatabaseCommandOptions extends CommonOptions {
  force?: boolean;
  forceDisconnect?: boolean;
}

@Command({ name: 'db:drop', description: 'Drop the database with all that is in it' })
export class DropDatabaseCommand extends SiskinCommand<DropDatabaseCommandOptions> {
  protected override async execute(
    _: string[],
    { force = false, forceDisconnect: disconnect }: DropDatabaseCommandOptions,
    output: CommandOutput,
  ): Promise<number> {
    const service = this.context.get(DatabaseService);
    const { database } = service.address;
    if (!force) {
      ensureCanAsk(database);
    }
    const confirm = force ? undefined : (doomed: DoomedDatabase) => ask(questionOf(doomed), 'db:drop');
    const outcome = await service.drop({ disconnect, confirm });
    output.document({ database, outcome });
    output.line(TEXTS[outcome](database));
    return outcome === 'kept' ? 1 : 0;
  }

  @Option({ flags: '--force', description: 'do not ask' })
  parseForce(): boolean {
    return true;
  }

  @Option({ flags: '--force-disconnect', description: 'break off the connections of others' })
  parseForceDisconnect(): boolean {
    return true;
  }
}

const TEXTS: Record<DropOutcome, (database: string) => string> = {
  dropped: (database) => `Dropped database ${database}.`,
  missing: (database) => `There is no database ${database}.`,
  kept: (database) => `Nothing was done: database ${database} stays.`,
};

function questionOf({ database, host, port, size, sessions }: DoomedDatabase): string {
  const held = size === null ? '' : ` with its ${formatSize(size)}`;
  const others = sessions.length === 0 ? '' : `, and break off ${formatCount(sessions.length, 'session')}`;
  return `Drop the database ${database} at ${host}:${port}${held}${others}?`;
}

/** @throws UsageError where nobody may answer, or where a slip would be too dear. */
function ensureCanAsk(database: string): void {
  const remedy = 'If you mean it: nest-cmd db:drop --force';
  if (process.env['NODE_ENV'] === 'production') {
    throw new UsageError(`The database ${database} is not dropped in production for a y alone.`, remedy);
  }
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(`There is no terminal to ask whether to drop the database ${database}.`, remedy);
  }
}

import { Command, Option } from 'nest-commander';

import { DatabaseService } from '../database/database.service.js';
import type { DoomedDatabase, DropOutcome } from '../database/drop-database.js';
import { ProductionGuardError } from '../errors/production-guard.error.js';
import { ask, canAsk } from './output/ask.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { confirmInProduction } from './output/permission.js';
import { formatSize } from './output/size.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface DropDatabaseCommandOptions extends CommonOptions {
  forceDisconnect?: boolean;
}

@Command({ name: 'db:drop', description: 'Drop the database with all that is in it' })
export class DropDatabaseCommand extends SiskinCommand<DropDatabaseCommandOptions> {
  protected override async execute(
    _: string[],
    { force, interaction, forceDisconnect: disconnect }: DropDatabaseCommandOptions,
    output: CommandOutput,
  ): Promise<number> {
    const service = this.context.get(DatabaseService);
    const { database } = service.address;
    const asking = { confirm: (doomed: DoomedDatabase) => confirm(doomed, interaction) };
    const outcome = await service.drop({ disconnect, force, ...(force ? {} : asking) });
    output.document({ database, outcome });
    output.line(TEXTS[outcome](database));
    return outcome === 'kept' ? 1 : 0;
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

/** Asks everywhere, in production for the name of the database. */
async function confirm(doomed: DoomedDatabase, interaction?: boolean): Promise<boolean> {
  const { production: source, database, host, port, user } = doomed;
  if (source === null) {
    return ask(questionOf(doomed), 'db:drop', { interaction });
  }
  const address = { database, host, port, user };
  const act = {
    verb: 'drop',
    command: 'nest-cmd db:drop',
    address,
    environment: 'production',
    source,
  } as const;
  if (!canAsk({ interaction })) {
    throw new ProductionGuardError(act);
  }
  return confirmInProduction(act);
}

function questionOf({ database, host, port, size, sessions }: DoomedDatabase): string {
  const held = size === null ? '' : ` with its ${formatSize(size)}`;
  const others = sessions.length === 0 ? '' : `, and break off ${formatCount(sessions.length, 'session')}`;
  return `Drop the database ${database} at ${host}:${port}${held}${others}?`;
}

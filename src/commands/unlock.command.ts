import { Command } from 'nest-commander';

import { describeHolder } from '../errors/lock-timeout.error.js';
import { MigrationService } from '../migrations/migration.service.js';
import { ask } from './output/ask.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

const WARNING =
  'A run that is at work is ended: what it has in a transaction is rolled back, outside a transaction it stops where it is.';

@Command({ name: 'db:unlock', description: 'End whoever holds the lock of the migrations' })
export class UnlockCommand extends SiskinCommand {
  protected override async execute(
    _: string[],
    { force, interaction }: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migrations = this.context.get(MigrationService);
    const found = await migrations.lockHolder();
    if (found !== undefined) {
      output.notice(`${describeHolder(found)}\n${WARNING}`);
    }
    const isWanted = found !== undefined && (await ask('End it?', 'db:unlock', { force, interaction }));
    const holder = isWanted ? await migrations.unlock() : undefined;
    output.document({ holder: found ?? null, ended: holder !== undefined });
    output.line(describeEnd(found !== undefined, isWanted));
  }
}

function describeEnd(isHeld: boolean, isWanted: boolean): string {
  if (!isHeld) {
    return 'Nobody holds the lock.';
  }
  return isWanted ? 'Ended it. The lock is free.' : 'Nothing was done.';
}

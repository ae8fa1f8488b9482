import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { showProgress } from './output/migration-progress.js';
import { parseSeconds } from './parse.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface MigrateCommandOptions extends CommonOptions {
  createDatabase?: boolean;
  lockWait?: number;
}

@Command({
  name: 'db:migrate',
  arguments: '[targets...]',
  argsDescription: { targets: 'revisions, labels, head, heads or +N; heads by default' },
  description: 'Apply pending migrations',
})
export class MigrateCommand extends SiskinCommand<MigrateCommandOptions> {
  protected override async execute(
    targets: string[],
    { createDatabase, lockWait }: MigrateCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const target = targets.length === 0 ? undefined : targets;
    const onProgress = showProgress(output);
    const run = await this.context
      .get(MigrationService)
      .migrate({ target, createDatabase, lockWait, onProgress });
    output.document(run);
    if (run.databaseCreated) {
      output.line('The database was created.');
    }
    output.line(
      run.steps.length === 0
        ? 'Nothing to migrate.'
        : `Applied ${formatCount(run.steps.length, 'migration')}.`,
    );
  }

  @Option({ flags: '--create-database', description: 'create the database where it does not exist' })
  parseCreateDatabase(): boolean {
    return true;
  }

  @Option({ flags: '--lock-wait <seconds>', description: 'how long to wait for another run to end' })
  parseLockWait(value: string): number {
    return parseSeconds('--lock-wait', value);
  }
}

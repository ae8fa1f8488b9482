import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { MigrateRun } from '../migrations/migration-runs.js';
import { executionOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { parseNames, parseWholeNumber } from './parse.js';
import { ScriptingCommand, type ScriptingOptions } from './scripting-command.js';
import { andSeed, RANDOM_SEED, SEED, SEEDER, type SeedingOptions } from './seeding-command.js';

interface MigrateCommandOptions extends ScriptingOptions, SeedingOptions {
  createDatabase?: boolean;
  idempotent?: boolean;
  step?: boolean;
}

@Command({
  name: 'db:migrate',
  arguments: '[targets...]',
  argsDescription: {
    targets: 'revisions, labels, head, heads or +N; the head by default; with --sql also FROM:TO',
  },
  description: 'Apply pending migrations',
})
export class MigrateCommand extends ScriptingCommand<MigrateCommandOptions> {
  protected override async execute(
    targets: string[],
    options: MigrateCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const { createDatabase, step, idempotent, sql = false, pretend = false } = options;
    const target = targets.length === 0 ? undefined : targets;
    if (sql) {
      return this.writeScript({ target, idempotent }, options, output);
    }
    if (pretend) {
      return this.showPretended({ target }, options, output);
    }
    this.refuseWithoutScript(options);
    const migrations = this.context.get(MigrationService);
    const work = async () => {
      const run = await this.underLock(options, output, (settings) =>
        migrations.migrate({ ...executionOptions(options), target, createDatabase, step, ...settings }),
      );
      output.lines([...(run.databaseCreated ? ['The database was created.'] : []), summary(run)]);
      return run;
    };
    output.document(await andSeed(this.context, options, output, work));
  }

  @Option({ flags: '--idempotent', description: 'with --sql: a script for a database in any state' })
  parseIdempotent(): boolean {
    return true;
  }

  @Option({ flags: '--create-database', description: 'create the database where it does not exist' })
  parseCreateDatabase(): boolean {
    return true;
  }

  @Option({ flags: '--step', description: 'make each migration a batch of its own' })
  parseStep(): boolean {
    return true;
  }

  @Option(SEED)
  parseSeed(): boolean {
    return true;
  }

  @Option(SEEDER)
  parseSeeder(value: string, before?: string[]): string[] {
    return parseNames('--seeder', value, before);
  }

  @Option(RANDOM_SEED)
  parseRandomSeed(value: string): number {
    return parseWholeNumber('--random-seed', value);
  }
}

function summary({ steps, outOfOrder }: MigrateRun): string {
  if (steps.length === 0) {
    return 'Nothing to migrate.';
  }
  const late = outOfOrder.length === 0 ? '' : ` Out of order: ${outOfOrder.join(', ')}.`;
  return `Applied ${formatCount(steps.length, 'migration')}.${late}`;
}

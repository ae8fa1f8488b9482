import { relative } from 'node:path';

import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { LockingCommand, type LockingOptions } from './locking-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';

interface BaselineCommandOptions extends LockingOptions {
  path?: string;
  prove?: boolean;
  revId?: string;
}

@Command({
  name: 'db:baseline',
  arguments: '[name]',
  argsDescription: { name: 'what the migration is named after (default: baseline)' },
  description: 'Write the present schema as the first migration, and record it as applied',
})
export class BaselineCommand extends LockingCommand<BaselineCommandOptions> {
  protected override async execute(
    [name]: string[],
    { path, prove, revId: revision, ...options }: BaselineCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migrations = this.context.get(MigrationService);
    const baseline = await this.underLock(options, output, (settings) =>
      migrations.baseline(name, { path, prove, revision, ...settings }),
    );
    output.document(baseline);
    const { path: file, objects, proved } = baseline;
    output.line(
      `Wrote ${relative(process.cwd(), file)} (revision ${baseline.revision}) of ${formatCount(objects, 'object')}, and recorded it as applied.`,
    );
    output.line(
      proved
        ? 'It rebuilds an equal schema on an empty database.'
        : 'Whether it rebuilds an equal schema was not tried.',
    );
  }

  @Option({ flags: '--path <folder>', description: 'the folder, one of migrations.paths' })
  parsePath(value: string): string {
    return value;
  }

  @Option({ flags: '--rev-id <id>', description: 'its id, in place of a random one' })
  parseRevId(value: string): string {
    return value;
  }

  @Option({ flags: '--no-prove', description: 'do not rebuild the schema on a scratch database first' })
  parseNoProve(): boolean {
    return false;
  }
}

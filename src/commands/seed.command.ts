import { Command, Option } from 'nest-commander';

import { SeederService } from '../seeders/seeder.service.js';
import type { CommandOutput } from './output/command-output.js';
import { paint } from './output/command-output.js';
import { waitingForDatabase } from './output/migration-progress.js';
import { permission } from './output/permission.js';
import { showSeeding } from './output/seed-progress.js';
import { parseWholeNumber } from './parse.js';
import { DatabaseCommand, type DatabaseCommandOptions } from './database-command.js';

interface SeedCommandOptions extends DatabaseCommandOptions {
  randomSeed?: number;
}

@Command({
  name: 'db:seed',
  arguments: '[seeders...]',
  argsDescription: {
    seeders: 'names of seeders; DatabaseSeeder, or the option seeders.default, where none is given',
  },
  description: 'Run seeders',
})
export class SeedCommand extends DatabaseCommand<SeedCommandOptions> {
  protected override async execute(
    names: string[],
    { randomSeed, waitForDatabase, ...options }: SeedCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const target = names.length === 0 ? undefined : names;
    const result = await this.context.get(SeederService).run(target, {
      randomSeed,
      waitForDatabase,
      ...permission(options),
      onWaitingForDatabase: (address) => output.notice(waitingForDatabase(address)),
      onProgress: showSeeding(output),
    });
    output.document(result);
    output.line(`Seeded. ${paint('dim', `Random seed ${result.randomSeed}.`)}`);
  }

  @Option({ flags: '--random-seed <n>', description: 'make the values of an earlier run again' })
  parseRandomSeed(value: string): number {
    return parseWholeNumber('--random-seed', value);
  }
}

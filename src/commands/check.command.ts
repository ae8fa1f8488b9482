import { relative } from 'node:path';

import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

/** What a check exits with that has found something. */
const FOUND = 3;

@Command({ name: 'db:check', description: 'Exit with 3 where the history has several heads' })
export class CheckCommand extends SiskinCommand {
  protected override async execute(
    _: string[],
    _options: CommonOptions,
    output: CommandOutput,
  ): Promise<number> {
    const heads = await this.context.get(MigrationService).check();
    output.document({ heads });
    if (heads.length <= 1) {
      output.line('The history has a single head.');
      return 0;
    }
    output.line(`The history has ${heads.length} heads. Join them with \`nest-cmd db:merge\`.`);
    for (const { head, revisions } of heads) {
      output.lines(
        [`${head}:`, ...revisions.map(({ revision, file }) => `  ${revision}  ${relative('.', file)}`)],
        '',
      );
    }
    return FOUND;
  }
}

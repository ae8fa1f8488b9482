import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import { FOUND } from './exit-code.js';
import type { CommandOutput } from './output/command-output.js';
import { lintedLines, lintedSummary } from './output/migration-lint-lines.js';

interface LintCommandOptions extends DatabaseCommandOptions {
  applied?: boolean;
  strict?: boolean;
}

@Command({
  name: 'db:lint',
  arguments: '[target]',
  argsDescription: { target: 'the last revision to look at; all where none is given' },
  description: 'Look in pending migrations for what blocks, breaks or loses; exit with 3 if anything',
})
export class LintCommand extends DatabaseCommand<LintCommandOptions> {
  protected override async execute(
    [target]: string[],
    { applied = false, strict = false, ...options }: LintCommandOptions,
    output: CommandOutput,
  ): Promise<number> {
    const service = this.context.get(MigrationService);
    const report = await service.lint({
      ...(target !== undefined && { target }),
      all: applied,
      ...reaching(options, output),
    });
    output.document(report);
    output.lines(report.migrations.flatMap((migration) => lintedLines(migration, output.isVerbose)));
    output.line(lintedSummary(report));
    return report.errors > 0 || (strict && report.warnings > 0) ? FOUND : 0;
  }

  @Option({ flags: '--applied', description: 'look at applied migrations, too; needs no database' })
  parseApplied(): boolean {
    return true;
  }

  @Option({ flags: '--strict', description: 'let warnings count as errors do' })
  parseStrict(): boolean {
    return true;
  }
}

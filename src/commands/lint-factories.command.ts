import { Command, Option } from 'nest-commander';

import { FactoryLinter, type FactoryLintReport } from '../factories/lint/index.js';
import { DatabaseCommand, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';
import { lintSummary, showLinting } from './output/lint-lines.js';
import { waitingForDatabase } from './output/migration-progress.js';
import { permission } from './output/permission.js';
import { stopping } from './output/stopping.js';
import { parseNames, parseWholeNumber } from './parse.js';

interface LintFactoriesOptions extends DatabaseCommandOptions {
  except?: string[];
  randomSeed?: number;
}

@Command({
  name: 'db:lint-factories',
  arguments: '[names...]',
  argsDescription: { names: 'names of factories or entities; all where none is given' },
  description: 'Make and create by each factory and each of its states, and roll it back',
})
export class LintFactoriesCommand extends DatabaseCommand<LintFactoriesOptions> {
  protected override async execute(
    names: string[],
    options: LintFactoriesOptions,
    output: CommandOutput,
  ): Promise<number | void> {
    const report = await this.#lint(names, options, output);
    output.document(withoutCauses(report));
    output.line(lintSummary(report));
    return report.failures.length > 0 && !report.interrupted ? 1 : undefined;
  }

  #lint(names: string[], options: LintFactoriesOptions, output: CommandOutput): Promise<FactoryLintReport> {
    const { except, randomSeed, waitForDatabase } = options;
    const onStop = () => output.notice(stopping('The factory at work is the last one.'));
    return this.context.interruptible(onStop, (signal) =>
      this.context.get(FactoryLinter).lint({
        ...(names.length > 0 && { only: names }),
        except,
        randomSeed,
        ...permission(options),
        waitForDatabase,
        onWaitingForDatabase: (address) => output.notice(waitingForDatabase(address)),
        onProgress: showLinting(output),
        signal,
      }),
    );
  }

  @Option({
    flags: '--except <name>',
    description: 'leave out this factory or entity; may be repeated, or list several',
  })
  parseExcept(value: string, before?: string[]): string[] {
    return parseNames('--except', value, before);
  }

  @Option({ flags: '--random-seed <n>', description: 'make the values of an earlier run again' })
  parseRandomSeed(value: string): number {
    return parseWholeNumber('--random-seed', value);
  }
}

/** Causes may hold anything. */
function withoutCauses({ failures, ...report }: FactoryLintReport): object {
  return { ...report, failures: failures.map((failure) => ({ ...failure, cause: undefined })) };
}

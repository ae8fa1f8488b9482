import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { CommandFactory } from 'nest-commander';

import { packageVersion } from '../package-version.js';
import { SISKIN_APPLICATION, SISKIN_COMMAND_LINE } from '../siskin.constants.js';
import { CommandContext } from './command-context.js';
import { findCommonOptions } from './common-options.js';
import { exitCodeOf, isCommanderError } from './exit-code.js';
import { reportError } from './output/error-report.js';
import { StderrLogger } from './output/stderr-logger.js';
import { SiskinCommandsModule } from './siskin-commands.module.js';

/** What a command line is made of: a module, or nothing where help is all that is asked for. */
export type CommandLineApplication = Type | DynamicModule;

@Global()
@Module({ providers: [{ provide: SISKIN_COMMAND_LINE, useValue: true }], exports: [SISKIN_COMMAND_LINE] })
class CommandLineModule {}

/**
 * Boots the application with Siskin's commands beside its own, runs the one that `process.argv` names, closes the
 * application and prints what went wrong. Nothing is migrated at boot, whatever `migrations.onBootstrap` says.
 *
 * @param load gives the application's module; what it throws is reported like any failure.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage, 3 a check found something, 4 lock not obtained, 130 interrupted.
 */
export async function runCommands(
  load: () => CommandLineApplication | undefined | Promise<CommandLineApplication | undefined>,
): Promise<number> {
  return reporting(async () => {
    const application = await load();
    return runIn([SiskinCommandsModule, ...(application ? [application] : [])]);
  });
}

/** The same for an application that runs already: only the commands are booted, and work with its services. */
export async function runCommandsOn(application: ModulesContainer): Promise<number> {
  const providers = [{ provide: SISKIN_APPLICATION, useValue: application }];
  const services = { module: ApplicationModule, providers, exports: [SISKIN_APPLICATION] };
  return reporting(() => runIn([SiskinCommandsModule, services]));
}

@Global()
@Module({})
class ApplicationModule {}

async function reporting(work: () => Promise<number>): Promise<number> {
  const options = findCommonOptions(process.argv);
  try {
    return await work();
  } catch (error) {
    const code = exitCodeOf(error);
    // Commander has printed its own errors, and help, by now: on stderr, where no program looks for the document.
    if (!isCommanderError(error) || (options.json && code !== 0)) {
      reportError(error, options);
    }
    return code;
  }
}

function rethrow(error: Error): never {
  throw error;
}

async function runIn(imports: CommandLineApplication[]): Promise<number> {
  let failure: Error | undefined;
  const app = await CommandFactory.createWithoutRunning(
    { module: CommandLineModule, imports },
    {
      cliName: 'nest-cmd',
      version: packageVersion(),
      logger: new StderrLogger(),
      abortOnError: false,
      errorHandler: rethrow,
      serviceErrorHandler: (error) => void (failure = error),
    },
  );
  try {
    await CommandFactory.runApplication(app);
  } finally {
    await app.close();
  }
  if (failure !== undefined) {
    throw failure;
  }
  return app.get(CommandContext, { strict: false }).exitCode;
}

import { Console } from 'node:console';

import { beforeDashes, findCommonOptions } from '../common-options.js';
import { outliveReaders } from '../output/closed-output.js';
import { runCommands } from '../run-commands.js';
import { loadModule } from './load-module.js';
import { findModuleFile } from './module-file.js';
import { findPackageRoot } from './package-root.js';

/** How long an application may take to let go of its handles after it was closed. */
const GRACE_MS = 5_000;

/** Runs the command of `process.argv` in the application of the working directory and sets the exit code. */
export async function nestCmd(): Promise<void> {
  outliveReaders();
  // What the application prints must not get into the result of the command.
  globalThis.console = new Console(process.stderr);
  process.exitCode = await runCommands(loadApplication);
  setTimeout(() => process.exit(), GRACE_MS).unref();
}

/** Commands run in the folder of the package, so that paths in its options mean the same wherever they are called. */
async function loadApplication() {
  if (needsNoApplication(process.argv.slice(2))) {
    return undefined;
  }
  const root = findPackageRoot(process.cwd());
  process.chdir(root.folder);
  const named = findCommonOptions(process.argv).module ?? root.settings.module;
  return loadModule(findModuleFile(named, process.env['NODE_ENV'] === 'production'));
}

function needsNoApplication(args: readonly string[]): boolean {
  return (
    args.length === 0 ||
    args[0] === 'help' ||
    args.find((arg) => !arg.startsWith('-')) === 'db:init' ||
    beforeDashes(args).some((arg) => ['-h', '--help', '-V', '--version'].includes(arg))
  );
}

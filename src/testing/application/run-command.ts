import type { ModulesContainer } from '@nestjs/core';

import { withOutput } from './with-output.js';

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  /** 0 done, 1 failed, 2 wrong usage, 3 a check found something, 4 lock not obtained. */
  readonly exitCode: number;
}

let last: Promise<unknown> = Promise.resolve();

/** Runs a command of Siskin's with the services of this application; one after another, since they share the process's arguments. */
export async function runCommand(
  application: ModulesContainer,
  args: readonly string[],
): Promise<CommandResult> {
  const result = last.then(() => run(application, args));
  last = result.catch(() => undefined);
  return result;
}

async function run(application: ModulesContainer, args: readonly string[]): Promise<CommandResult> {
  // nest-commander takes long to load, and in Jest it asks for Node.js 24.9.
  const { runCommandsOn } = await import('../../commands/run-commands.js');
  const before = process.argv;
  process.argv = [...before.slice(0, 2), ...args];
  try {
    const { result: exitCode, ...output } = await withOutput(() => runCommandsOn(application));
    return { exitCode, ...output };
  } finally {
    process.argv = before;
  }
}

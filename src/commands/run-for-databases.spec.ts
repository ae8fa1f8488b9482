import { jest } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';

import { CommandContext } from './command-context.js';
import { runForAll, type DatabaseWork } from './run-for-databases.js';
import type { CommonOptions } from './siskin-command.js';
import { INTERRUPTED } from './stop-signals.js';

class ThreeDatabases extends CommandContext {
  readonly chosen: string[] = [];

  constructor() {
    super(new ModulesContainer());
  }

  override get databases(): string[] {
    return ['a', 'b', 'c'];
  }

  override choose(name: string): void {
    this.chosen.push(name);
  }
}

/** What the work on all of them came to, and printed. */
async function run(work: (context: ThreeDatabases) => ReturnType<DatabaseWork>, options: CommonOptions = {}) {
  const context = new ThreeDatabases();
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    }),
  );
  try {
    const code = await runForAll(context, options, (output) => {
      output.document({ at: context.chosen.at(-1) });
      return work(context);
    });
    return { code, chosen: context.chosen, ...printed };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

/** Interrupted while the second one was at work, which came to its end all the same. */
const interrupted = async (context: ThreeDatabases) => {
  context.exitCode = context.chosen.length === 2 ? INTERRUPTED : 0;
  return context.exitCode;
};

describe('runForAll', () => {
  it('goes on after a code that is not 0, and returns the first of them', async () => {
    const codes = [0, 3, 1].values();
    expect(await run(async () => codes.next().value ?? 0)).toMatchObject({
      code: 3,
      chosen: ['a', 'b', 'c'],
      stderr: '',
    });
  });

  it('begins no other one after an interruption, and says so', async () => {
    expect(await run(interrupted)).toMatchObject({
      code: INTERRUPTED,
      chosen: ['a', 'b'],
      stdout: 'a\n\nb\n',
      stderr: 'Not begun: c.\n',
    });
  });

  it('prints one document of those that it ran on', async () => {
    const { stdout, stderr } = await run(interrupted, { json: true });
    expect({ document: JSON.parse(stdout), stderr }).toEqual({
      document: {
        databases: [
          { database: 'a', result: { at: 'a' } },
          { database: 'b', result: { at: 'b' } },
        ],
      },
      stderr: '',
    });
  });
});

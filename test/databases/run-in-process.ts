import { jest } from '@jest/globals';
import type { DynamicModule, Type } from '@nestjs/common';

import type { Outcome } from '../fixtures/nest-cmd.js';
import '../setup/nest.js';

type Imports = NonNullable<DynamicModule['imports']>;

class ApplicationModule {}

/** Runs a command line in this process, on an application with these imports and providers. */
export async function runInProcess(
  line: string,
  imports: Imports,
  providers: Type[] = [],
): Promise<Outcome & { document: unknown }> {
  const { runCommands } = await import('../../src/commands/index.js');
  const { argv } = process;
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    }),
  );
  process.argv = ['node', 'nest-cmd', ...line.split(' ')];
  try {
    const code = await runCommands(() => ({ module: ApplicationModule, imports, providers }));
    const isDocument = line.includes('--json');
    return { code, ...printed, document: isDocument ? JSON.parse(printed.stdout) : undefined };
  } finally {
    process.argv = argv;
    spies.forEach((spy) => spy.mockRestore());
  }
}

import { createInterface } from 'node:readline';

import { UsageError } from '../../errors/usage.error.js';

export interface AskOptions {
  /** Whether the answer is yes without a question, as `--force` says. */
  force?: boolean;
  input?: NodeJS.ReadableStream & { isTTY?: boolean };
  output?: NodeJS.WritableStream & { isTTY?: boolean };
}

/**
 * Asks a question that `y` or `yes` answers with yes and all else with no, on stderr: stdout belongs to the result.
 *
 * @param command what would be run with `--force`, for the error.
 * @throws UsageError where there is no terminal to ask on.
 */
export async function ask(
  question: string,
  command: string,
  { force = false, input = process.stdin, output = process.stderr }: AskOptions = {},
): Promise<boolean> {
  ensureCanAsk(command, { force, input, output });
  return force || isYes(await readAnswer(`${question} [y/N] `, input, output));
}

/** To be called before work that ends in a question. @throws UsageError where there is no terminal to ask on. */
export function ensureCanAsk(
  command: string,
  { force = false, input = process.stdin, output = process.stderr }: AskOptions = {},
): void {
  if (!force && (input.isTTY !== true || output.isTTY !== true)) {
    throw new UsageError(
      `${command} asks before it changes anything, and there is no terminal to ask on. Nothing was done.`,
      `To answer yes beforehand: nest-cmd ${command} --force`,
    );
  }
}

/** The end of the input, or Ctrl-C, is no answer. */
async function readAnswer(
  prompt: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string> {
  const terminal = createInterface({ input, output, prompt });
  try {
    return await new Promise<string>((resolve) => {
      terminal.once('line', resolve).once('close', () => resolve(''));
      terminal.prompt();
    });
  } finally {
    terminal.close();
  }
}

function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer.trim());
}

import { createInterface } from 'node:readline';

import { UsageError } from '../../errors/usage.error.js';

export interface AskOptions extends Terminal {
  /** Whether the answer is yes without a question, as `--force` says. */
  force?: boolean;
}

/** Where somebody may be asked. */
export interface Terminal {
  /** Whether anybody may be asked at all, which `--no-interaction` denies. Default: true. */
  interaction?: boolean;
  input?: NodeJS.ReadableStream & { isTTY?: boolean };
  output?: NodeJS.WritableStream & { isTTY?: boolean };
  /** Ends the question as the end of the input does. */
  signal?: AbortSignal;
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
  { force = false, ...terminal }: AskOptions = {},
): Promise<boolean> {
  ensureCanAsk(command, { force, ...terminal });
  return force || isYes(await readAnswer(`${question} [y/N] `, terminal));
}

/** To be called before work that ends in a question. @throws UsageError where there is no terminal to ask on. */
export function ensureCanAsk(command: string, { force = false, ...terminal }: AskOptions = {}): void {
  if (!force && !canAsk(terminal)) {
    const reason = terminal.interaction === false ? 'must not ask here' : 'there is no terminal to ask on';
    throw new UsageError(
      `${command} asks before it changes anything, and ${reason}. Nothing was done.`,
      `To answer yes beforehand: nest-cmd ${command} --force`,
    );
  }
}

/** Asks for a name to be typed, where a slip of the finger would be too dear. */
export async function askForName(question: string, name: string, terminal: Terminal = {}): Promise<boolean> {
  return (await readAnswer(`${question} `, terminal)).trim() === name;
}

/** Whether there is a terminal, and somebody may be asked on it. */
export function canAsk({
  interaction = true,
  input = process.stdin,
  output = process.stderr,
}: Terminal): boolean {
  return interaction && input.isTTY === true && output.isTTY === true;
}

/** The end of the input, or Ctrl-C, is no answer. */
async function readAnswer(
  prompt: string,
  { input = process.stdin, output = process.stderr }: Terminal,
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

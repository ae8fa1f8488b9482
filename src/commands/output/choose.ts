import { createInterface } from 'node:readline';

import type { Terminal } from './ask.js';

/** Asks on stderr until an answer can be taken; nothing where the input ends, or at Ctrl-C. */
export async function askUntil<T>(
  prompt: string,
  take: (answer: string) => T | undefined,
  { input = process.stdin, output = process.stderr, signal }: Terminal = {},
): Promise<T | undefined> {
  const terminal = createInterface({ input, output, prompt, signal });
  try {
    terminal.prompt();
    for await (const line of terminal) {
      const taken = take(line.trim());
      if (taken !== undefined) {
        return taken;
      }
      terminal.prompt();
    }
    // The prompt stands there without an answer, and nothing is to follow it on its line.
    output.write('\n');
    return undefined;
  } finally {
    terminal.close();
  }
}

/** One of the choices, by the number that stands before it. */
export async function choose<T>(
  question: string,
  choices: readonly { readonly text: string; readonly value: T }[],
  terminal: Terminal = {},
): Promise<T | undefined> {
  const { output = process.stderr } = terminal;
  const lines = [question, ...choices.map(({ text }, i) => `  ${i + 1}) ${text}`)];
  output.write(`${lines.join('\n')}\n`);
  const chosen = await askUntil(
    `1 to ${choices.length}: `,
    (answer) => (/^\d+$/.test(answer) ? choices[Number(answer) - 1] : undefined),
    terminal,
  );
  return chosen?.value;
}

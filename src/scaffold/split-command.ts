const WORD = /(?:[^\s"'\\]|\\[\s"'\\]|\\|"(?:[^"\\]|\\.)*"|'[^']*')+/g;
const PIECE = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\([\s"'\\])/g;

/**
 * A command line as its program and arguments, as a shell would split it, and nothing else that a shell does: quotes
 * hold words together, and a backslash takes a quote, a space or a backslash for itself.
 */
export function splitCommand(command: string): string[] {
  return (command.match(WORD) ?? []).map((word) =>
    word.replaceAll(
      PIECE,
      (_, double?: string, single?: string, escaped?: string) =>
        single ?? escaped ?? (double ?? '').replaceAll(/\\(["\\])/g, '$1'),
    ),
  );
}

import { spawn } from 'node:child_process';

import { EditorFailedError } from '../errors/editor-failed.error.js';
import { EditorMissingError } from '../errors/editor-missing.error.js';
import { programEnd, type ProgramEnd } from './program-end.js';
import { splitCommand } from './split-command.js';

export interface EditorOptions {
  /** Where the editor's output goes: to ours, or to stderr where ours has to stay clean. Default: `inherit`. */
  output?: 'inherit' | 'stderr';
}

/**
 * Opens a file in the editor of `VISUAL`, else of `EDITOR`, on this terminal, and waits until it is closed. The variable may
 * hold arguments; no shell reads it.
 *
 * @throws EditorMissingError, EditorFailedError
 */
export async function openEditor(file: string, { output = 'inherit' }: EditorOptions = {}): Promise<void> {
  const { variable, command } = findEditor(file);
  const [program = '', ...args] = splitCommand(command);
  const { exitCode, failure } = await run(program, [...args, file], output === 'stderr' ? 2 : 'inherit');
  if (exitCode !== 0) {
    throw new EditorFailedError(variable, command, exitCode, failure);
  }
}

function findEditor(file: string): { variable: 'VISUAL' | 'EDITOR'; command: string } {
  for (const variable of ['VISUAL', 'EDITOR'] as const) {
    const command = process.env[variable]?.trim();
    if (command) {
      return { variable, command };
    }
  }
  throw new EditorMissingError(file);
}

/** Ctrl-C is for the editor: both get it, and the editor has to be waited for. */
const ignore = () => undefined;

async function run(program: string, args: readonly string[], stdout: 'inherit' | 2): Promise<ProgramEnd> {
  process.on('SIGINT', ignore);
  try {
    return await programEnd(spawn(program, args, { stdio: ['inherit', stdout, 'inherit'] }));
  } finally {
    process.off('SIGINT', ignore);
  }
}

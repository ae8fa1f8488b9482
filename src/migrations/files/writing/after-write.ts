import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

import { PostWriteHookError, type WrittenRevision } from '../../../errors/post-write-hook.error.js';
import { programEnd, type ProgramEnd } from '../../../scaffold/program-end.js';
import { splitCommand } from '../../../scaffold/split-command.js';

const FILE = '{file}';
const SHOWN_LINES = 20;

/**
 * Runs commands on a new file, one after another, without a shell: `{file}` is its path, which is appended where the
 * command does not hold it. Programs are found in `node_modules/.bin` too, of the working directory and those above it.
 *
 * @throws PostWriteHookError for the first that fails; those after it do not run.
 */
export async function runHooks(commands: readonly string[], written: WrittenRevision): Promise<void> {
  for (const command of commands) {
    const { exitCode, output, failure } = await run(toArguments(command, written.path));
    if (exitCode !== 0) {
      throw new PostWriteHookError(written, command, exitCode, lastLines(output), failure);
    }
  }
}

async function run([program = '', ...args]: readonly string[]): Promise<ProgramEnd & { output: string }> {
  let output = '';
  const collect = (chunk: Buffer) => void (output += chunk.toString());
  const child = spawn(program, args, { env: withBinaries(process.env), stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const end = await programEnd(child);
  return { ...end, output };
}

function toArguments(command: string, path: string): string[] {
  const words = splitCommand(command);
  return words.some((word) => word.includes(FILE))
    ? words.map((word) => word.replaceAll(FILE, () => path))
    : [...words, path];
}

/** As npm scripts have it. */
function withBinaries(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folders = ancestors(process.cwd()).map((folder) => join(folder, 'node_modules/.bin'));
  return { ...environment, PATH: [...folders, environment['PATH'] ?? ''].join(delimiter) };
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}

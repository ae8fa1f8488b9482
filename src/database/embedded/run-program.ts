import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.js';

/** How a program ended, and the last of what it printed. */
export interface ProgramEnd {
  ok: boolean;
  output: string;
}

/** Runs one of PostgreSQL's own programs to its end, as the server's account. Never rejects. */
export async function runProgram(
  program: string,
  args: readonly string[],
  account: ServerAccount,
  cwd: string,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...account.ids,
      cwd,
      env: programEnv(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => (output = lastLines(output + chunk.toString()));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * The environment of PostgreSQL's programs: the server outlives its starter and may run as somebody else, so it
 * inherits no secrets, nor variables such as PGDATA that change what the programs do.
 */
export function programEnv(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  return { ...env, LC_ALL: 'C' };
}

/** The last 20 lines of a text. */
export function lastLines(text: string): string {
  return text.split('\n').slice(-21).join('\n');
}

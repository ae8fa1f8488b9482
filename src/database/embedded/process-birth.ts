import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasCode } from '../has-code.js';

const run = promisify(execFile);

/**
 * An opaque word for the moment a process began: together, pid and birth name one process for good, since pids are
 * given out again. Undefined where no such process lives; one that ended and was not yet reaped does not live.
 */
export async function birthOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    return birthFromProc(pid);
  }
  if (!isSignalable(pid)) {
    return undefined;
  }
  // Windows has no cheap answer: there, a pid that is given out again is taken for its former owner.
  return process.platform === 'win32' ? 'unknown' : birthFromPs(pid);
}

/** The command line of a process, or undefined where the platform does not tell. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'win32') {
    return undefined;
  }
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.replaceAll('\0', ' ');
  }
  return ps(pid, 'command=');
}

async function birthFromProc(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in parentheses and may hold anything, so count from its end.
  const [state = 'X', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return /^[ZXx]?$/.test(state) ? undefined : fields[18];
}

async function birthFromPs(pid: number): Promise<string | undefined> {
  const [state = 'Z', ...begun] = (await ps(pid, 'state=,lstart=')).split(/\s+/);
  return /^Z?$/.test(state[0] ?? '') ? undefined : begun.join('').replaceAll(/\W/g, '');
}

async function ps(pid: number, columns: string): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const found = await run('ps', ['-p', String(pid), '-o', columns], { env }).catch(() => undefined);
  return found?.stdout.trim() ?? '';
}

function isSignalable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

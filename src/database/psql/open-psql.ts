import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

import type { ClientConfig } from 'pg';

import { PsqlMissingError } from '../../errors/psql-missing.error.js';
import { psqlEnvironment } from './psql-environment.js';

/**
 * Runs psql on this terminal until it ends. Settings go by its environment, so that no list of processes shows the password.
 *
 * @returns its exit code; 128 and the number of the signal where one ended it, as a shell has it.
 * @throws PsqlMissingError
 */
export async function openPsql(settings: ClientConfig, args: readonly string[]): Promise<number> {
  const env = await psqlEnvironment(settings, process.env);
  return withSignals(() => spawn('psql', args, { env, stdio: 'inherit' }), endOf);
}

const ignore = () => undefined;

/** Ctrl-C is for psql, which gives up a query and stays; what is to end us, ends psql first. So it is from before psql runs. */
async function withSignals<T>(
  start: () => ChildProcess,
  work: (child: ChildProcess) => Promise<T>,
): Promise<T> {
  let child: ChildProcess | undefined;
  const pass = (signal: NodeJS.Signals) => void child?.kill(signal);
  process.on('SIGINT', ignore).on('SIGTERM', pass).on('SIGHUP', pass);
  try {
    child = start();
    return await work(child);
  } finally {
    process.off('SIGINT', ignore).off('SIGTERM', pass).off('SIGHUP', pass);
  }
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new PsqlMissingError(error)));
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

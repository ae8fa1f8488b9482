import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { EmbeddedPostgresOptions } from '../../src/database/embedded/index.js';

const REGISTER = pathToFileURL(join(process.cwd(), 'node_modules/@oxc-node/core/register.mjs')).href;
const FIXTURE = join(import.meta.dirname, 'spawned-user.fixture.ts');

/** Another process that starts or joins a server. */
export class SpawnedUser {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #end: Promise<unknown[]>;
  stdout = '';
  stderr = '';

  constructor(
    options: EmbeddedPostgresOptions,
    { fixture = FIXTURE, cwd = process.cwd(), prefix = '' } = {},
  ) {
    const node = [process.execPath, '--import', REGISTER, fixture, JSON.stringify(options)];
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '' };
    const [program = '', ...args] =
      prefix === '' ? node : ['bash', '-c', `${prefix} exec "$0" "$@"`, ...node];
    this.#child = spawn(program, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#end = once(this.#child, 'close');
    this.#child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.#child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
  }

  /** Resolves once it uses the server; rejects with what it printed where it does not. */
  async ready(): Promise<{ port: number; ms: number }> {
    while (!this.stdout.includes('\n')) {
      await Promise.race([once(this.#child.stdout, 'data'), this.#end]);
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        break;
      }
    }
    if (!this.stdout.includes('\n')) {
      throw new Error(this.stderr);
    }
    return JSON.parse(this.stdout) as { port: number; ms: number };
  }

  /** Lets it call `stop()` and end. */
  async stop(): Promise<void> {
    await this.#tell('stop');
  }

  /** Lets it end without calling `stop()`. */
  async forget(): Promise<void> {
    await this.#tell('end');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#end;
  }

  /** What it printed to its standard error by its end. */
  async failure(): Promise<string> {
    await this.#end;
    return this.stderr;
  }

  async #tell(command: string): Promise<void> {
    this.#child.stdin.write(`${command}\n`);
    await this.#end;
  }
}

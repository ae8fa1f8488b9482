import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const REGISTER = pathToFileURL(join(process.cwd(), 'node_modules/@oxc-node/core/register.mjs')).href;

/** Another process: it prints one line of JSON when it has come so far, and ends when its standard input does. */
export class Spawned<T> {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #end: Promise<unknown[]>;
  readonly #line: Promise<string>;
  #stderr = '';

  constructor(fixture: string, input: unknown) {
    const args = ['--import', REGISTER, fixture, JSON.stringify(input)];
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '' };
    this.#child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#end = once(this.#child, 'close');
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()));
    this.#line = this.#read();
  }

  /** What it prints; rejects with its errors where it ends without. */
  async said(): Promise<T> {
    return JSON.parse(await this.#line) as T;
  }

  /** Lets it come to its end. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.#end;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#end;
  }

  async #read(): Promise<string> {
    const line = once(createInterface({ input: this.#child.stdout }), 'line') as Promise<[string]>;
    const found = await Promise.race([line, this.#end.then(() => undefined)]);
    if (found === undefined) {
      throw new Error(this.#stderr);
    }
    return found[0];
  }
}

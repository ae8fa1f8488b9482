import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedPostgresOptions } from '../../src/database/embedded/index.js';
import { SpawnedUser } from './spawned-user.js';

/** An application of its own, below a folder of mode 0700, that holds the library's sources and `pg`. */
export class Application {
  private constructor(readonly root: string) {}

  static async make(): Promise<Application> {
    const root = await mkdtemp(join(tmpdir(), 'siskin-app-'));
    const copied = ['src/errors', 'src/database', 'test/embedded/spawned-user.fixture.ts'];
    await Promise.all(copied.map((path) => cp(path, join(root, path), { recursive: true })));
    await mkdir(join(root, 'node_modules'));
    // What the loader of TypeScript compiles imports helpers of its own.
    const linked = ['node_modules/pg', 'node_modules/@oxc-node'];
    await Promise.all(linked.map((path) => symlink(join(process.cwd(), path), join(root, path))));
    await writeFile(join(root, 'package.json'), '{ "type": "module" }');
    return new Application(root);
  }

  /** Installs a package from this repository's own node_modules. */
  async install(name: string): Promise<void> {
    const path = join('node_modules', name);
    await cp(path, join(this.root, path), { recursive: true, verbatimSymlinks: true });
  }

  /** Installs a package that holds nothing. */
  async installEmpty(name: string): Promise<void> {
    const path = join(this.root, 'node_modules', name);
    await mkdir(path);
    await writeFile(join(path, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
    await writeFile(join(path, 'index.js'), '');
  }

  use(options: EmbeddedPostgresOptions): SpawnedUser {
    const fixture = join(this.root, 'test/embedded/spawned-user.fixture.ts');
    return new SpawnedUser(options, { fixture, cwd: this.root });
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

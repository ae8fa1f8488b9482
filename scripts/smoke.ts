/**
 * What a stranger gets: packs the library, installs the tarball into a fresh application outside the workspace,
 * migrates with it, and runs its tests.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';

import { startEmbeddedPostgres } from 'siskin/embedded';

const ROOT = join(import.meta.dirname, '..');
const OF_TESTS = ['@nestjs/testing', '@swc/core', '@swc/jest', '@types/jest', 'jest'];
const application = mkdtempSync(join(tmpdir(), 'siskin-smoke-'));

try {
  const tarball = pack();
  installApplication(tarball);
  await tryCommands();
  console.log('The packed library works in a fresh application.');
} finally {
  rmSync(application, { recursive: true, force: true });
}

function pack(): string {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', application], ROOT),
  ) as [{ filename: string }];
  return join(application, packed.filename);
}

function installApplication(tarball: string): void {
  cpSync(join(ROOT, 'scripts/smoke-application'), application, { recursive: true });
  writeFileSync(join(application, 'package.json'), JSON.stringify(manifest(tarball), null, 2));
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], application);
  run(bin('tsc'), ['--noEmit'], application);
}

/** The peers of the library, at the versions that it is tested with. */
function manifest(tarball: string): object {
  const { peerDependencies, peerDependenciesMeta, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, unknown>>;
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !(name in (peerDependenciesMeta ?? {})));
  const versions = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, devDependencies?.[name]]));
  return {
    name: 'smoke',
    private: true,
    type: 'module',
    dependencies: { ...versions(peers), siskin: `file:${tarball}` },
    devDependencies: versions(['typescript', '@types/node', '@mikro-orm/decorators', ...OF_TESTS]),
  };
}

async function tryCommands(): Promise<void> {
  await using server = await startEmbeddedPostgres({ dataDir: join(ROOT, '.siskin/smoke'), durable: false });
  const database = `smoke_${process.pid}`;
  const environment = { DATABASE_URL: server.url(database) };
  try {
    assert.match(nestCmd(['--help'], {}), /db:migrate/);
    assert.match(nestCmd(['db:migrate', '--create-database'], environment), /Applied 2 migrations\./);
    const status = JSON.parse(nestCmd(['db:status', '--json'], environment)) as { applied: number };
    assert.equal(status.applied, 2);
    assert.match(nestCmd(['db:seed'], environment), /Seeded /);
    assert.match(
      nestCmd(['make:migration', 'add_phone'], environment),
      /Wrote src\/migrations\/\d+_add_phone\.ts/,
    );
    assert.match(nestCmd(['db:migrate'], environment), /Applied 1 migration\./);
    assert.match(nestCmd(['db:rollback', 'base'], environment), /Reverted 3 migrations\./);
    run(bin('jest'), ['--ci'], application, {
      DATABASE_URL: server.url(),
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    });
  } finally {
    await server.dropDatabase(database);
  }
}

function nestCmd(args: string[], environment: Record<string, string>): string {
  return run(bin('nest-cmd'), args, application, environment);
}

function bin(name: string): string {
  return join(application, 'node_modules/.bin', name);
}

function run(program: string, args: string[], cwd: string, environment: Record<string, string> = {}): string {
  const env = { ...process.env, ...environment };
  return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** From the compiled file. */
const BENCH = fileURLToPath(new URL('../..', import.meta.url));

/** Installs what the benchmarks are measured against, once: nobody else needs it. */
export function ensurePeers(): void {
  if (!existsSync(`${BENCH}/node_modules/drizzle-seed`)) {
    console.log('Installing the peers of bench/package.json (once, from the network) ...');
    execFileSync('npm', ['ci', '--prefix', BENCH], { stdio: 'inherit' });
  }
}

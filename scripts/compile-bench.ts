/** Compiles the benchmarks but that of the graph: a loader would compile the library along with it, to something several times slower. */
import { build } from 'esbuild';

await build({
  entryPoints: [
    'bench/factories.bench.ts',
    'bench/factories/*.ts',
    'bench/factories/peers/*.ts',
    'bench/testing.bench.ts',
    'bench/testing/*.ts',
  ],
  outbase: 'bench',
  outdir: 'bench/.compiled',
  format: 'esm',
  platform: 'node',
  target: 'es2024',
  tsconfig: 'tsconfig.json',
  logLevel: 'warning',
});

// That of autogenerate measures what is inside the library as well, which is compiled with it.
await build({
  entryPoints: { 'autogenerate.bench': 'bench/autogenerate.bench.ts', siskin: 'src/index.ts' },
  outdir: 'bench/.compiled',
  bundle: true,
  splitting: true,
  packages: 'external',
  keepNames: true,
  format: 'esm',
  platform: 'node',
  target: 'es2024',
  tsconfig: 'tsconfig.json',
  logLevel: 'warning',
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as embedded from '../../src/database/embedded/index.js';
import * as siskin from '../../src/index.js';

const ERRORS = join(import.meta.dirname, '../../src/errors');

describe('The package', () => {
  it('exports every error that it throws, so that they can be told apart', async () => {
    const files = readdirSync(ERRORS).filter((file) => file.endsWith('.error.ts'));
    const modules = await Promise.all(files.map((file) => import(join(ERRORS, file))));
    const classes = modules.flatMap((module: Record<string, unknown>) =>
      Object.keys(module).filter((name) => name.endsWith('Error')),
    );

    const exported = new Set([...Object.keys(siskin), ...Object.keys(embedded)]);
    expect(classes.filter((name) => !exported.has(name))).toEqual([]);
    expect(classes.length).toBeGreaterThan(40);
  });
});

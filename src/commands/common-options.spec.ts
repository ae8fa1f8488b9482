import { findCommonOptions } from './common-options.js';

const none = { json: false, quiet: false, verbose: false, database: undefined, module: undefined };

describe('findCommonOptions', () => {
  it.each([
    ['', {}],
    ['db:migrate', {}],
    ['db:migrate --json', { json: true }],
    ['--json db:migrate', { json: true }],
    ['db:migrate -q', { quiet: true }],
    ['db:migrate --quiet', { quiet: true }],
    ['db:migrate -v', { verbose: true }],
    ['db:migrate --verbose --json', { verbose: true, json: true }],
    ['db:migrate --jsonx', {}],
    ['db:migrate --module src/a.ts', { module: 'src/a.ts' }],
    ['db:migrate --module=src/a.ts --json', { module: 'src/a.ts', json: true }],
    ['db:migrate --module=a=b.ts', { module: 'a=b.ts' }],
    ['db:migrate --module', {}],
    ['db:migrate --database analytics', { database: 'analytics' }],
    ['db:migrate --database=analytics', { database: 'analytics' }],
    ['db:psql --json -- -q -v --module a', { json: true }],
    ['db:psql -- --json', {}],
  ])('of %s', (line, found) => {
    expect(findCommonOptions(['node', 'nest-cmd', ...line.split(' ')])).toEqual({ ...none, ...found });
  });
});

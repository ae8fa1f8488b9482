import type { ClientConfig } from 'pg';

import { psqlEnvironment } from './psql-environment.js';

const settings: ClientConfig = { host: 'db', port: 6543, user: 'shop', database: 'sales', password: 'pa ss' };
const names = { PGHOST: 'db', PGPORT: '6543', PGUSER: 'shop', PGDATABASE: 'sales', PGPASSWORD: 'pa ss' };

describe('psqlEnvironment', () => {
  it.each<[string, ClientConfig, Record<string, string>, Record<string, string | undefined>]>([
    ['names the connection', settings, {}, names],
    [
      'keeps what else there is',
      settings,
      { PATH: '/bin', PGAPPNAME: 'me' },
      { ...names, PATH: '/bin', PGAPPNAME: 'me' },
    ],
    [
      'overrides another connection',
      settings,
      { PGHOST: 'other', PGPORT: '1', PGUSER: 'x', PGDATABASE: 'x', PGPASSWORD: 'x' },
      names,
    ],
    ['leaves out what leads elsewhere', settings, { PGSERVICE: 'other', PGHOSTADDR: '10.0.0.1' }, names],
    ['takes a port of its own', { ...settings, port: undefined }, {}, { ...names, PGPORT: '5432' }],
    ['takes a host of its own', { ...settings, host: undefined }, {}, { ...names, PGHOST: 'localhost' }],
    [
      'leaves the password to psql where there is none',
      { ...settings, password: '' },
      {},
      { PGHOST: 'db', PGPORT: '6543', PGUSER: 'shop', PGDATABASE: 'sales' },
    ],
    [
      'asks for the password',
      { ...settings, password: async () => 'token' },
      {},
      { ...names, PGPASSWORD: 'token' },
    ],
    ['asks for TLS', { ...settings, ssl: true }, {}, { ...names, PGSSLMODE: 'require' }],
    [
      'asks for TLS with options',
      { ...settings, ssl: { rejectUnauthorized: false } },
      { PGSSLMODE: 'prefer' },
      { ...names, PGSSLMODE: 'require' },
    ],
    [
      'keeps what is stricter',
      { ...settings, ssl: true },
      { PGSSLMODE: 'verify-full' },
      { ...names, PGSSLMODE: 'verify-full' },
    ],
    [
      'asks for no TLS by itself',
      { ...settings, ssl: false },
      { PGSSLMODE: 'allow' },
      { ...names, PGSSLMODE: 'allow' },
    ],
    [
      'passes options of the session',
      { ...settings, options: '-c search_path=shop' },
      { PGOPTIONS: '-c x=y' },
      { ...names, PGOPTIONS: '-c search_path=shop' },
    ],
  ])('%s', async (_what, config, environment, expected) => {
    expect(await psqlEnvironment(config, environment)).toEqual(expected);
  });
});

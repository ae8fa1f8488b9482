import type { Outcome } from '../../fixtures/nest-cmd.js';
import { Shop } from '../../fixtures/shop.js';
import { Port } from './proxy.fixture.js';

const PASSWORD = 'sesame%&open';

let shop: Shop;
beforeAll(async () => void (shop = await Shop.open()));
afterAll(() => shop.close());

/** The URL of the shop's database with the password, and what else is changed. */
function urlWith(change: (url: URL) => void = () => undefined): string {
  const url = new URL(shop.database.url);
  url.password = encodeURIComponent(PASSWORD);
  change(url);
  return url.href;
}

const FAULTS: [string, () => Promise<string>, string, RegExp][] = [
  [
    'a wrong password',
    async () => urlWith(),
    'SISKIN_DATABASE_LOGIN',
    /^✗ The server 127\.0\.0\.1:\d+ refuses the login of postgres: password authentication failed for user "postgres"\.\n→ Mend user and password in the connection settings of MikroORM, or pg_hba\.conf on the server\.\n/m,
  ],
  [
    'no such role',
    async () => urlWith((url) => (url.username = 'nobody')),
    'SISKIN_DATABASE_LOGIN',
    /^✗ The server 127\.0\.0\.1:\d+ refuses the login of nobody: password authentication failed for user "nobody"\.\n→ Mend user and password /m,
  ],
  [
    'no such host',
    async () => urlWith((url) => (url.hostname = 'database.invalid')),
    'SISKIN_DATABASE_UNREACHABLE',
    /^✗ The database siskin_test_\w+ at database\.invalid:\d+ can't be reached: (there is no such host|the name of the host does not resolve)\.\n→ Start PostgreSQL there, or mend the connection settings of MikroORM \(clientUrl, or host and port\)\.\n/m,
  ],
  [
    'nothing that listens',
    async () => (await Port.reserve()).url(urlWith()),
    'SISKIN_DATABASE_UNREACHABLE',
    /^✗ The database siskin_test_\w+ at 127\.0\.0\.1:\d+ can't be reached: nothing listens there\.\n→ Start PostgreSQL there, /m,
  ],
  [
    'no such database',
    async () => {
      const url = new URL(shop.database.url);
      url.pathname = '/no_shop';
      return url.href;
    },
    'SISKIN_DATABASE_MISSING',
    /^✗ There is no database no_shop at 127\.0\.0\.1:\d+\.\n→ Create it with `nest-cmd db:create` or `nest-cmd db:migrate --create-database`, or mend the name in the settings of MikroORM\.\n/m,
  ],
];

describe.each(FAULTS)('nest-cmd with %s', (_, urlOf, code, text) => {
  const run = async (...flags: string[]) => {
    const url = await urlOf();
    const outcome = await shop.run(['db:migrate', ...flags], { DATABASE_URL: url });
    expectNoPassword(outcome, url);
    return outcome;
  };

  it('says what to do, and exits with 1', async () => {
    const { stdout, stderr, ...outcome } = await run();
    expect({ ...outcome, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(text);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('shows no password with --verbose either', async () => {
    const { code, stderr } = await run('--verbose');
    expect(code).toBe(1);
    expect(stderr).toMatch(text);
    expect(stderr).toMatch(/^\s+at /m);
  });

  it('has a code in the document of --json', async () => {
    const outcome = await run('--json');
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      error: { code, address: { port: expect.any(Number) } },
    });
  });
});

/** As it is, as the URL has it, and that of the real server. */
function expectNoPassword({ stdout, stderr }: Outcome, url: string): void {
  const passwords = [PASSWORD, encodeURIComponent(PASSWORD), new URL(url).password];
  const said = `${stdout}${stderr}`;
  expect(passwords.filter((password) => said.includes(password))).toEqual([]);
}

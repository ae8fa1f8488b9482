import type { ClientConfig } from 'pg';

type Environment = Readonly<Record<string, string | undefined>>;

/** What psql would follow to another server, and node-postgres does not know. */
const MISLEADING = ['PGSERVICE', 'PGHOSTADDR'];

/** What of `PGSSLMODE` is at least as strict as the application. */
const STRICT = ['require', 'verify-ca', 'verify-full'];

/** The environment in which psql connects as the application does: the one given, with `PG…` variables. */
export async function psqlEnvironment(
  settings: ClientConfig,
  environment: Environment,
): Promise<NodeJS.ProcessEnv> {
  const { host = 'localhost', port = 5432, user, database, options } = settings;
  return definedOnly({
    ...environment,
    ...Object.fromEntries(MISLEADING.map((name) => [name, undefined])),
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user ?? environment['PGUSER'],
    PGDATABASE: database ?? environment['PGDATABASE'],
    PGOPTIONS: options ?? environment['PGOPTIONS'],
    PGPASSWORD: (await passwordOf(settings)) ?? environment['PGPASSWORD'],
    PGSSLMODE: sslMode(settings, environment['PGSSLMODE']),
  });
}

/** It may be asked of a function, such as a token that does not last. */
async function passwordOf({ password }: ClientConfig): Promise<string | undefined> {
  const given = typeof password === 'function' ? await password() : password;
  return given || undefined;
}

function sslMode({ ssl }: ClientConfig, given: string | undefined): string | undefined {
  const isStrict = given !== undefined && STRICT.includes(given);
  return ssl && !isStrict ? 'require' : given;
}

function definedOnly(variables: Environment): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}

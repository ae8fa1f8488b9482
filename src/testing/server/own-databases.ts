import { escapeIdentifier, escapeLiteral } from 'pg';

import { DatabasePermissionError } from '../../errors/database-permission.error.js';
import { hasCode } from '../../database/has-code.js';
import { parseOwnName, type OwnName } from './own-name.js';
import type { TestServer } from './test-server.js';

/**
 * Marks the databases of the test kit: `sisk`, as a limit of connections that none reaches. Unlike a comment it is there
 * as soon as the database is, and no copy of the database has it.
 */
const MARK = 0x73_69_73_6b;

/** What is left of one whose drop was interrupted: nobody can connect to it any more. */
const HALF_DROPPED = -2;

const OURS = `datconnlimit in (${MARK}, ${HALF_DROPPED}) and pg_has_role(datdba, 'usage')`;
const INSUFFICIENT_PRIVILEGE = '42501';
const OBJECT_IN_USE = '55006';

export interface OwnDatabase {
  readonly name: string;
  readonly is: OwnName;
  readonly comment: string | null;
}

/** The databases that the test kit has made and that the login may drop: by their exact name, mark and owner. */
export async function ownDatabases(server: TestServer): Promise<OwnDatabase[]> {
  const rows = await server.query<{ name: string; comment: string | null }>(
    `select datname as name, shobj_description(oid, 'pg_database') as comment
       from pg_database where starts_with(datname, 'siskin_') and ${OURS} order by datname`,
  );
  return rows.flatMap(({ name, comment }) => {
    const is = parseOwnName(name);
    return is === undefined ? [] : [{ name, is, comment }];
  });
}

/** The comment of a database of the test kit; undefined where there is none such, or none whole. */
export async function findOwn(
  server: TestServer,
  name: string,
): Promise<{ comment: string | null } | undefined> {
  const [found] = await server.query<{ comment: string | null }>(
    `select shobj_description(oid, 'pg_database') as comment
       from pg_database where datname = $1 and datconnlimit = ${MARK} and ${OURS}`,
    [name],
  );
  return found;
}

/**
 * Makes a database of the test kit.
 *
 * @param template without one the server decides, as it does for any new database.
 * @throws DatabasePermissionError where the login may not create databases.
 */
export async function createOwn(server: TestServer, name: string, template?: string): Promise<void> {
  const { durable, version } = server.facts;
  // With fsync on its two checkpoints cost more than the log that they spare. Before 15 there is no other way.
  const strategy = !durable && version >= 150_000 ? 'strategy file_copy' : '';
  const source = template === undefined ? '' : `template ${escapeIdentifier(template)} ${strategy}`;
  const sql = `create database ${escapeIdentifier(name)} ${source} connection limit ${MARK}`;
  try {
    await whileInUse(() => server.query(sql));
  } catch (error) {
    throw error instanceof Error && hasCode(error, INSUFFICIENT_PRIVILEGE)
      ? new DatabasePermissionError({ ...server.address, database: name }, 'create', error)
      : error;
  }
}

/** Drops a database of the test kit if it is there, breaking off the connections to it; any other stays. */
export async function dropOwn(server: TestServer, name: string): Promise<void> {
  const isOurs = await server.query(`select from pg_database where datname = $1 and ${OURS}`, [name]);
  if (parseOwnName(name) !== undefined && isOurs.length > 0) {
    await server.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
  }
}

/** Gives a sealed one another name, breaking off the connections of the login. */
export async function renameSealed(server: TestServer, name: string, to: string): Promise<void> {
  await whileInUse(async () => {
    // Again each time: somebody may have been about to connect when it was sealed.
    await disconnect(server, name);
    await server.query(`alter database ${escapeIdentifier(name)} rename to ${escapeIdentifier(to)}`);
  });
}

/** Tries again where somebody is connected to the database, or to `template1`. The server itself waits for five seconds. */
async function whileInUse(work: () => Promise<unknown>, tries = 3): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!hasCode(error, OBJECT_IN_USE) || tries === 1) {
      throw error;
    }
    await whileInUse(work, tries - 1);
  }
}

export async function commentOwn(server: TestServer, name: string, comment: string): Promise<void> {
  await server.query(`comment on database ${escapeIdentifier(name)} is ${escapeLiteral(comment)}`);
}

/** Lets nobody connect any more, or everybody again. */
export async function sealOwn(server: TestServer, name: string, sealed = true): Promise<void> {
  await server.query(`alter database ${escapeIdentifier(name)} allow_connections ${!sealed}`);
}

/** Others than the login's own sessions may not be ended, such as those of the server, which yield by themselves. */
async function disconnect(server: TestServer, name: string): Promise<void> {
  await server.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = session_user',
    [name],
  );
}

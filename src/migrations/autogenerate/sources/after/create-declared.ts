import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../../../../database/client.js';
import { findLoss } from '../../../../database/lost-connection.js';
import { postgresFailureOf, type PostgresFailure } from '../../../../database/postgres-failure.js';
import { runStatements } from '../../../../database/run-statements.js';
import { EntitySchemaError } from '../../../../errors/entity-schema.error.js';
import type { DeclaredEnum } from './declared-schema.js';
import { extensionFor } from './known-extensions.js';
import { quotedPlace } from './quoted-place.js';

/** Something is not defined, be it a type, an operator class or a function. */
const UNDEFINED = ['42704', '42883'];

/**
 * Runs what makes the entities' schema. What a well known extension brings that is on the server, and in no migration, is
 * there for the asking.
 *
 * @param kept enums that are there already.
 * @throws EntitySchemaError
 */
export async function createDeclared(
  client: DatabaseClient,
  statements: readonly string[],
  kept: readonly DeclaredEnum[],
): Promise<void> {
  const there = kept.flatMap((one) => [escapeIdentifier(one.name), quotedPlace(one)]);
  const isThere = (statement: string) => there.some((name) => statement.startsWith(`create type ${name} as`));
  const missing = statements.filter((statement) => !isThere(statement));
  await runStatements(client, missing, (statement) => create(client, statement, new Set()));
}

async function create(client: DatabaseClient, statement: string, tried: ReadonlySet<string>): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    const failure = postgresFailureOf(error);
    if (failure === undefined || findLoss(error) !== undefined) {
      throw error;
    }
    const extension = UNDEFINED.includes(failure.code) ? extensionFor(failure.message) : undefined;
    if (extension === undefined || tried.has(extension) || !(await provide(client, extension))) {
      throw new EntitySchemaError(statement, failure.message, remedyFor(failure, extension), error);
    }
    await create(client, statement, new Set([...tried, extension]));
  }
}

/** @returns whether the server has the extension, and the role may create it. */
async function provide(client: DatabaseClient, extension: string): Promise<boolean> {
  return client.query(`create extension if not exists ${escapeIdentifier(extension)}`).then(
    () => true,
    () => false,
  );
}

function remedyFor({ code }: PostgresFailure, extension: string | undefined): string {
  if (extension !== undefined) {
    return [
      `Install the extension on the server of the scratch databases, and create it in a migration: op.createExtension('${extension}')`,
      'An embedded server may lack it: --scratch server',
    ].join('\n');
  }
  return UNDEFINED.includes(code)
    ? 'Create in a migration what the entity needs and MikroORM does not make, such as an extension, a domain or a function: make:migration'
    : 'Mend the entity that says it; `orm.schema.getCreateSchemaSQL()` shows all that MikroORM makes of the entities.';
}

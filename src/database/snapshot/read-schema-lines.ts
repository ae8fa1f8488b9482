import type { DatabaseClient } from '../client.js';
import { findExcepted } from './excepted-tables.js';
import { COMMENTS, SHARED_COMMENTS } from './lines/comments.js';
import { INDEXES } from './lines/indexes.js';
import { OTHERS } from './lines/others.js';
import { PARTITIONS } from './lines/partitions.js';
import { policies } from './lines/policies.js';
import { OWNERS, PRIVILEGES } from './lines/privileges.js';
import { AGGREGATES, ROUTINES } from './lines/routines.js';
import { ownName, roleName } from './lines/role-name.js';
import { SCHEMAS } from './lines/schemas.js';
import { SEQUENCES } from './lines/sequences.js';
import { TABLE_SETTINGS } from './lines/table-settings.js';
import { TABLES } from './lines/tables.js';
import { RULES, TRIGGERS } from './lines/triggers.js';
import { COLLATIONS, TYPES } from './lines/types.js';
import { VIEWS } from './lines/views.js';
import { withPlainSession } from './plain-session.js';
import type { SnapshotOptions } from './schema-snapshot.js';

export interface SchemaLinesOptions extends SnapshotOptions {
  /**
   * Tells owners, grants and default privileges as well, and comments on roles and the database; of roles, who
   * asks is the `current_user`. Default: false.
   */
  grants?: boolean;
  /** Keeps the plan of the query in the session, for whoever reads often: planning takes most of the time. Default: false. */
  repeated?: boolean;
}

const SCHEMA = [
  AGGREGATES,
  COLLATIONS,
  COMMENTS,
  INDEXES,
  OTHERS,
  PARTITIONS,
  ROUTINES,
  RULES,
  SCHEMAS,
  SEQUENCES,
  TABLE_SETTINGS,
  TABLES,
  TRIGGERS,
  TYPES,
  VIEWS,
];
const GRANTS = [OWNERS, PRIVILEGES, SHARED_COMMENTS];

/**
 * The schema, a line for each object and each of its parts, such that two databases of one server have the same lines where their
 * schemas are equal: the order of columns, the names of constraints and whether an index is valid are told. So are, by their
 * names, objects that a snapshot leaves out. Without rows and what extensions own. Reads the catalogue only.
 */
export async function readSchemaLines(
  client: DatabaseClient,
  { except, grants = false, repeated = false }: SchemaLinesOptions = {},
): Promise<readonly string[]> {
  const excepted = await findExcepted(client, except);
  const text = [...SCHEMA, policies(grants ? roleName : ownName), ...(grants ? GRANTS : [])].map(
    (query) => `select line from (${query}) q (line)`,
  );
  const sql = `${text.join(' union all ')} order by 1`;
  const name = `siskin_schema_lines_${grants}`;
  const { rows } = await withPlainSession(client, () =>
    repeated
      ? client.query<{ line: string }>({ name, text: sql, values: [excepted] })
      : client.query<{ line: string }>(sql, [excepted]),
  );
  return rows.map(({ line }) => line);
}

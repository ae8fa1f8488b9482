import type { Node } from 'libpg-query';

import { sqlParser } from '../../../sql/sql-parser.js';
import { summary } from '../../operations/sql/run-sql.js';
import type { LintStep } from '../lint-step.js';
import { readAlterTable } from './alter-table.js';
import { readCreateIndex, readCreateTable, readMadeTable } from './create.js';
import { readDrop } from './drop.js';
import { readCluster, readLock, readReindex, readVacuum } from './maintenance.js';
import { tableName } from './names.js';
import { readEnum, readMove, readRename } from './rename.js';
import { readDelete, readTruncate, readUpdate } from './rows.js';

/** Each kind of statement with what is in its node. */
type Bodies = (Node extends infer N ? (N extends Node ? (node: N) => void : never) : never) extends (
  node: infer All,
) => void
  ? All
  : never;

const READERS: { readonly [K in keyof Bodies]?: (body: Bodies[K]) => LintStep[] } = {
  AlterEnumStmt: readEnum,
  AlterObjectSchemaStmt: readMove,
  AlterTableStmt: readAlterTable,
  ClusterStmt: readCluster,
  CreateStmt: readCreateTable,
  CreateTableAsStmt: ({ into, objtype, if_not_exists: guarded }) =>
    objtype === 'OBJECT_TABLE' ? readMadeTable(into?.rel, guarded) : [],
  DeleteStmt: readDelete,
  DoStmt: () => [{ kind: 'unread', what: 'a do block' }],
  DropStmt: readDrop,
  IndexStmt: readCreateIndex,
  LockStmt: readLock,
  RefreshMatViewStmt: ({ relation, concurrent: concurrently = false, skipData = false }) => [
    { kind: 'refreshMaterializedView', view: tableName(relation), concurrently, withData: !skipData },
  ],
  ReindexStmt: readReindex,
  RenameStmt: readRename,
  SelectStmt: ({ intoClause }) => readMadeTable(intoClause?.rel),
  TruncateStmt: readTruncate,
  UpdateStmt: readUpdate,
  VacuumStmt: readVacuum,
};

/** The statements of a text as what they amount to; those that hurt nobody are left out. Requires `loadSqlParser()`. */
export function readSqlSteps(text: string): LintStep[] {
  try {
    const { stmts = [] } = sqlParser().parseSync(text);
    return stmts.flatMap(({ stmt }) => (stmt === undefined ? [] : readStatement(stmt)));
  } catch {
    return [{ kind: 'unread', what: `the statement "${summary(text)}"` }];
  }
}

function readStatement(node: Node): LintStep[] {
  return Object.entries(node).flatMap(([type, body]: [string, unknown]) => {
    // The table pairs each statement with its own body, which the compiler can't follow through the union.
    const reader = (READERS as Readonly<Record<string, (body: unknown) => LintStep[]>>)[type];
    return reader?.(body) ?? [];
  });
}

import type { LintRule } from '../rule.js';
import { addedColumnRewrites } from './added-column-rewrites.js';
import { cascade } from './cascade.js';
import { charType } from './char-type.js';
import { checkValidates } from './check-validates.js';
import { columnTypeRewrites } from './column-type-rewrites.js';
import { concurrentlyInTransaction } from './concurrently-in-transaction.js';
import { detachNotConcurrently } from './detach-not-concurrently.js';
import { dropColumn } from './drop-column.js';
import { dropIndexNotConcurrently } from './drop-index-not-concurrently.js';
import { dropTable } from './drop-table.js';
import { enumReplaced } from './enum-replaced.js';
import { exclusionBuildsIndex } from './exclusion-builds-index.js';
import { foreignKeyValidates } from './foreign-key-validates.js';
import { foreignKeyWithoutIndex } from './foreign-key-without-index.js';
import { indexNotConcurrently } from './index-not-concurrently.js';
import { intPrimaryKey } from './int-primary-key.js';
import { irreversible } from './irreversible.js';
import { jsonType } from './json-type.js';
import { lockTable } from './lock-table.js';
import { notNullWithoutDefault } from './not-null-without-default.js';
import { primaryKeyBuildsIndex } from './primary-key-builds-index.js';
import { renameColumn } from './rename-column.js';
import { renameEnumValue } from './rename-enum-value.js';
import { renameTable } from './rename-table.js';
import { setNotNullScans } from './set-not-null-scans.js';
import { severalTablesLocked } from './several-tables-locked.js';
import { tableRewritten } from './table-rewritten.js';
import { timestampWithoutTimeZone } from './timestamp-without-time-zone.js';
import { truncate } from './truncate.js';
import { uniqueBuildsIndex } from './unique-builds-index.js';
import { unreadSql } from './unread-sql.js';
import { validateInSameTransaction } from './validate-in-same-transaction.js';
import { wholeTableWrite } from './whole-table-write.js';

/** All rules but the one about allowances, which looks at what these have found. */
export const RULES: readonly LintRule[] = [
  addedColumnRewrites,
  cascade,
  charType,
  checkValidates,
  columnTypeRewrites,
  concurrentlyInTransaction,
  detachNotConcurrently,
  dropColumn,
  dropIndexNotConcurrently,
  dropTable,
  enumReplaced,
  exclusionBuildsIndex,
  foreignKeyValidates,
  foreignKeyWithoutIndex,
  indexNotConcurrently,
  intPrimaryKey,
  irreversible,
  jsonType,
  lockTable,
  notNullWithoutDefault,
  primaryKeyBuildsIndex,
  renameColumn,
  renameEnumValue,
  renameTable,
  setNotNullScans,
  severalTablesLocked,
  tableRewritten,
  timestampWithoutTimeZone,
  truncate,
  uniqueBuildsIndex,
  unreadSql,
  validateInSameTransaction,
  wholeTableWrite,
];

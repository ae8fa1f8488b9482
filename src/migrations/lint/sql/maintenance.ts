import type { ClusterStmt, LockStmt, Node, ReindexStmt, VacuumStmt } from 'libpg-query';

import type { LintStep } from '../lint-step.js';
import { tableName } from './names.js';
import { tablesOf } from './rows.js';

/** PostgreSQL's number of the weakest mode that keeps others from writing. */
const SHARE = 5;

export function readLock({ relations, mode = 0 }: LockStmt): LintStep[] {
  return mode < SHARE ? [] : [{ kind: 'lockTable', tables: tablesOf(relations) }];
}

export function readVacuum({ options, rels = [], is_vacuumcmd: isVacuum = false }: VacuumStmt): LintStep[] {
  if (!isVacuum || !isOn(options, 'full')) {
    return [];
  }
  const tables = rels.flatMap((node) =>
    'VacuumRelation' in node ? [tableName(node.VacuumRelation.relation)] : [],
  );
  const command = 'vacuum full';
  return tables.length === 0
    ? [{ kind: 'rewriteTable', command }]
    : tables.map((table) => ({ kind: 'rewriteTable', command, table }));
}

export function readCluster({ relation }: ClusterStmt): LintStep[] {
  const table = relation === undefined ? {} : { table: tableName(relation) };
  return [{ kind: 'rewriteTable', command: 'cluster', ...table }];
}

/** An index has no table here. */
export function readReindex({ kind, relation, params }: ReindexStmt): LintStep[] {
  if (isOn(params, 'concurrently')) {
    return [];
  }
  const table = kind === 'REINDEX_OBJECT_TABLE' ? { table: tableName(relation) } : {};
  return [{ kind: 'rewriteTable', command: 'reindex', ...table }];
}

function isOn(options: readonly Node[] = [], name: string): boolean {
  const option = options
    .flatMap((node) => ('DefElem' in node ? [node.DefElem] : []))
    .find(({ defname }) => defname === name);
  const { arg } = option ?? {};
  const value = arg !== undefined && 'String' in arg ? (arg.String.sval ?? '') : 'on';
  return option !== undefined && !/^(?:off|false|0)$/i.test(value);
}

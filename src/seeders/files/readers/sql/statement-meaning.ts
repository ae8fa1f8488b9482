import type { CopyStmt, InsertStmt, Node, SelectStmt, VariableSetStmt } from 'libpg-query';

/** What a statement means to whoever reads rows. */
export type Meaning =
  | { readonly kind: 'insert'; readonly insert: InsertStmt; readonly rows: readonly Node[] }
  | { readonly kind: 'copy'; readonly copy: CopyStmt }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'refused'; readonly fault: string };

const SKIPPED: Meaning = { kind: 'skipped' };
const refused = (fault: string): Meaning => ({ kind: 'refused', fault });

export function meaningOf(statement: Node): Meaning {
  if ('InsertStmt' in statement) {
    return ofInsert(statement.InsertStmt);
  }
  if ('CopyStmt' in statement) {
    return ofCopy(statement.CopyStmt);
  }
  if ('VariableSetStmt' in statement) {
    return ofSetting(statement.VariableSetStmt);
  }
  if ('SelectStmt' in statement) {
    return isSettingCall(statement.SelectStmt) ? SKIPPED : refused('a query gives no rows here');
  }
  return 'TransactionStmt' in statement
    ? SKIPPED
    : refused('a file of rows has `insert` and `copy` alone, and this is another statement');
}

function ofInsert(insert: InsertStmt): Meaning {
  const { selectStmt, withClause, cols = [] } = insert;
  const rows =
    selectStmt !== undefined && 'SelectStmt' in selectStmt ? selectStmt.SelectStmt.valuesLists : [];
  if (rows === undefined || rows.length === 0 || withClause !== undefined) {
    return refused('an `insert` has rows of `values` here');
  }
  if (cols.some((column) => 'ResTarget' in column && column.ResTarget.indirection !== undefined)) {
    return refused('an `insert` names whole columns here');
  }
  return { kind: 'insert', insert, rows };
}

function ofCopy(copy: CopyStmt): Meaning {
  if (!copy.is_from || copy.filename !== undefined || copy.is_program || copy.relation === undefined) {
    return refused('`copy` reads its rows from stdin here, which is the file');
  }
  return copy.options === undefined ? { kind: 'copy', copy } : refused('`copy` has no options here');
}

/** Strings are read as the standard has them. */
function ofSetting({ name, args = [] }: VariableSetStmt): Meaning {
  const [value] = args;
  const isOff = value !== undefined && 'A_Const' in value && value.A_Const.sval?.sval === 'off';
  return name === 'standard_conforming_strings' && isOff
    ? refused('strings with standard_conforming_strings = off are not read')
    : SKIPPED;
}

const CALLS = ['set_config', 'setval'];

/** As pg_dump writes them. */
function isSettingCall({ targetList = [], fromClause }: SelectStmt): boolean {
  return fromClause === undefined && targetList.length > 0 && targetList.every(isCall);
}

function isCall(target: Node): boolean {
  const value = 'ResTarget' in target ? target.ResTarget.val : undefined;
  const name = value !== undefined && 'FuncCall' in value ? value.FuncCall.funcname?.at(-1) : undefined;
  return name !== undefined && 'String' in name && CALLS.includes(name.String.sval ?? '');
}

import { compileText } from '../../../operations/compiler.js';
import { showSignature } from '../../../operations/routines/signature.js';
import type { RoutineFact } from '../../model/schema-model.js';

/** By which a routine is told from all others. */
export function signatureOf({ name, argumentTypes }: RoutineFact): string {
  return showSignature(name, argumentTypes);
}

/** The types that it takes and gives, as SQL. */
export function typesOf({ definition }: RoutineFact): string {
  const { arguments: list = [], returns } = definition;
  const results = typeof returns === 'object' ? returns.table.map(({ type }) => type) : [returns ?? ''];
  return [...list.map(({ type }) => type), ...results].join(' ');
}

/** The SQL of which PostgreSQL knows what it is made of, and refuses to drop that. */
export function boundTextOf(routine: RoutineFact): string {
  const { sqlBody = '', arguments: list = [] } = routine.definition;
  return [typesOf(routine), ...list.map(({ defaultSql = '' }) => defaultSql), compileText(sqlBody)].join(' ');
}

/** The SQL that PostgreSQL reads when the routine is made; it must find in the database what that names. */
export function checkedTextOf(routine: RoutineFact): string {
  const { sqlBody, body, language, arguments: list = [] } = routine.definition;
  const read = sqlBody ?? (language === 'sql' ? body : '');
  return [typesOf(routine), ...list.map(({ defaultSql = '' }) => defaultSql), compileText(read)].join(' ');
}

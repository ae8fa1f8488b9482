import type { RoutineArgument } from '../../../operations/routines/routine-definition.js';
import { given } from '../given.js';

export interface ArgumentRow {
  name: string | null;
  type: string;
  /** As in `pg_proc`; `t` is a column of the table that is returned. */
  mode: string;
  default: string | null;
}

const MODES: Readonly<Record<string, RoutineArgument['mode']>> = { o: 'out', b: 'inout', v: 'variadic' };

export function argumentsOf(rows: readonly ArgumentRow[]): RoutineArgument[] {
  return rows
    .filter(({ mode }) => mode !== 't')
    .map(({ name, type, mode, default: initial }) =>
      given<RoutineArgument>({
        name: name === '' || name === null ? undefined : name,
        type,
        mode: MODES[mode],
        ...(initial !== null && defaultOf(initial, type)),
      }),
    );
}

export function tableOf(rows: readonly ArgumentRow[]): { name: string; type: string }[] {
  return rows.filter(({ mode }) => mode === 't').map(({ name, type }) => ({ name: name ?? '', type }));
}

/** A value where the server would read the same from it, else SQL. */
function defaultOf(expression: string, type: string): Pick<RoutineArgument, 'default' | 'defaultSql'> {
  const value = valueOf(expression, type);
  return value === undefined ? { defaultSql: expression } : { default: value };
}

function valueOf(expression: string, type: string): string | number | boolean | null | undefined {
  if (type === 'boolean' && (expression === 'true' || expression === 'false')) {
    return expression === 'true';
  } else if (expression === `NULL::${type}`) {
    return null;
  }
  return numberOf(expression, type) ?? textOf(expression, type);
}

/** PostgreSQL takes whole numbers that are larger than that for `bigint`, and writes negative ones as text. */
function numberOf(expression: string, type: string): number | undefined {
  const digits = type === 'integer' ? (/^(?:'(-\d+)'::integer|(\d+))$/.exec(expression) ?? []) : [];
  const value = Number(digits[1] ?? digits[2] ?? NaN);
  return Math.abs(value) < 2 ** 31 ? value : undefined;
}

function textOf(expression: string, type: string): string | undefined {
  const text = /^'((?:[^'\\]|'')*)'::(.*)$/s.exec(expression);
  return text?.[2] === type ? text[1]?.replaceAll("''", "'") : undefined;
}

import { compileText } from '../compiler.js';
import type { ColumnDefinition } from './column-definition.js';

/** Functions whose value PostgreSQL computes once and keeps in the catalogue. */
const STABLE = /\b(now|current_\w+|localtime\w*|transaction_timestamp|statement_timestamp)\s*\(\s*\d*\s*\)/gi;
const SERIAL = /^(small|big)?serial\d?$/i;

/**
 * Whether adding the column writes every row anew: where each row gets a value of its own. A default that calls a
 * function we don't know is taken for one.
 */
export function rewritesTable({ type, identity, generated, default: value }: ColumnDefinition): boolean {
  const stored = generated !== undefined && generated.virtual !== true;
  const volatile = value !== undefined && 'sql' in value && callsFunction(compileText(value.sql));
  return identity !== undefined || stored || SERIAL.test(type.trim()) || volatile;
}

function callsFunction(expression: string): boolean {
  return /\w\s*\(/.test(expression.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(STABLE, ''));
}

const VARYING = /^(?:varchar|character varying)(?:\((\d+)\))?$/;
const NUMERIC = /^(?:numeric|decimal)(?:\((\d+)(?:, ?(\d+))?\))?$/;

/**
 * Whether PostgreSQL takes the values of one type for those of the other as they are: a `varchar` that gets longer or
 * becomes `text`, a `numeric` of the same scale with more digits.
 */
export function isWidening(from: string | undefined, to: string): boolean {
  const [was, is] = [from ?? '', to].map((type) => type.trim().toLowerCase());
  return was === is || isLonger(was ?? '', is ?? '') || isMorePrecise(was ?? '', is ?? '');
}

function isLonger(was: string, is: string): boolean {
  const before = VARYING.exec(was);
  const after = VARYING.exec(is);
  const limit = is === 'text' ? Infinity : Number(after?.[1] ?? Infinity);
  return before !== null && (is === 'text' || after !== null) && limit >= Number(before[1] ?? Infinity);
}

function isMorePrecise(was: string, is: string): boolean {
  const [before, digits, scale = '0'] = NUMERIC.exec(was) ?? [];
  const [after, newDigits, newScale = '0'] = NUMERIC.exec(is) ?? [];
  if (before === undefined || after === undefined) {
    return false;
  }
  return newDigits === undefined || (scale === newScale && Number(newDigits) >= Number(digits ?? Infinity));
}

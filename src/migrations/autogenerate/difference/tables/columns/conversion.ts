import { compile } from '../../../../operations/compiler.js';
import { id } from '../../../../operations/clauses.js';
import type { SchemaModel } from '../../../model/schema-model.js';
import { isOfType, parseType } from '../../types/type-name.js';
import { baseType } from './base-type.js';

type Types = Pick<SchemaModel, 'enums' | 'domains'>;

/** Types of which PostgreSQL turns each into each by itself. `pg_cast`: implicit and assignment casts. */
const FAMILIES = [
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'],
  ['text', 'varchar', 'char', 'name'],
  ['date', 'timestamp', 'timestamptz'],
  ['json', 'jsonb'],
  ['bit', 'varbit'],
  ['inet', 'cidr'],
  ['time', 'timetz'],
  ['macaddr', 'macaddr8'],
];
const ALONE = [
  ['timestamp', 'time'],
  ['timestamptz', 'time'],
  ['timestamptz', 'timetz'],
  ['time', 'interval'],
  ['integer', 'money'],
  ['bigint', 'money'],
  ['numeric', 'money'],
  ['money', 'numeric'],
];
const TEXTS = ['text', 'varchar', 'char'];
const NUMBERS = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'];

/** How values of one type become those of another: nothing where PostgreSQL does it by itself, else the usual way as SQL. */
export function conversionOf(column: string, from: string, to: string, types: Types): string | undefined {
  const [was, is] = [beneath(from, types), beneath(to, types)];
  const name = compile(id(column));
  if (isAssigned(was, is, types)) {
    return undefined;
  } else if (isArray(was) !== isArray(is)) {
    return isArray(is) ? intoArray(name, to) : `${name}[1]::${to}`;
  } else if (isMoneyOfNumber(was, is) || isMoneyOfNumber(is, was)) {
    return `${name}::numeric::${to}`;
  } else if (TEXTS.includes(was)) {
    return `${name}::${to}`;
  } else if (NUMBERS.includes(was) && is === 'boolean') {
    return `(${name} <> 0)`;
  } else if (was === 'boolean' && NUMBERS.includes(is)) {
    return is === 'integer' ? `${name}::${to}` : `${name}::integer::${to}`;
  }
  return `${name}::text${isArray(is) ? '[]' : ''}::${to}`;
}

/** How values turn back: what was put into an array is taken out of it. */
export function reversionOf(column: string, from: string, to: string, types: Types): string | undefined {
  return isArray(from) && !isArray(to)
    ? `${compile(id(column))}[1]::${to}`
    : conversionOf(column, from, to, types);
}

function isMoneyOfNumber(money: string, number: string): boolean {
  return money === 'money' && NUMBERS.includes(number);
}

function intoArray(name: string, to: string): string {
  return `case when ${name} is not null then array[${name}]::${to} end`;
}

function isArray(type: string): boolean {
  return type.endsWith('[]');
}

function isAssigned(was: string, is: string, types: Types): boolean {
  if (was === is) {
    return true;
  } else if (isArray(was) && isArray(is)) {
    return isAssigned(element(was), element(is), types);
  }
  const pair = [was, is];
  return (
    TEXTS.includes(is) ||
    FAMILIES.some((family) => pair.every((type) => family.includes(type))) ||
    ALONE.some(([one, other]) => one === was && other === is)
  );
}

function element(type: string): string {
  return type.replace(/(\[\])+$/, '');
}

/** The type beneath a domain, by its short name. */
function beneath(type: string, types: Types): string {
  const reference = parseType(type);
  const domain = reference && types.domains.find(({ name }) => isOfType(type, name));
  return domain === undefined || reference?.array === true
    ? baseType(type)
    : beneath(domain.definition.type, types);
}

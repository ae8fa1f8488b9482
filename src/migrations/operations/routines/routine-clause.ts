import { sql as kyselySql } from 'kysely';

import { id, list, object, parameterName, phrase, text, tuple, value } from '../clauses.js';
import { compileText, type Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import { SqlFragment } from '../sql-text.js';
import { dollarQuote } from './dollar-quote.js';
import type { FunctionDefinition, RoutineArgument } from './routine-definition.js';

/** What follows `create function` or `create procedure`. */
export function routineClause(name: ObjectName, definition: FunctionDefinition): Clause {
  const { arguments: all = [], returns, language, sqlBody } = definition;
  return phrase(
    kyselySql`${object(name)}${tuple(all.map(argumentClause))}`,
    returns !== undefined && returnsClause(returns),
    phrase('language', id(language ?? (sqlBody === undefined ? 'plpgsql' : 'sql'))),
    ...optionClauses(definition),
    ...Object.entries(definition.set ?? {}).map(([setting, to]) => settingClause(setting, to)),
    bodyClause(definition),
  );
}

function argumentClause(argument: RoutineArgument): Clause {
  const { name, type, mode } = argument;
  const initial = defaultClause(argument);
  return phrase(mode, name !== undefined && id(name), text(type), initial && phrase('default', initial));
}

function defaultClause({ default: given, defaultSql }: RoutineArgument): Clause | undefined {
  if (given === undefined) {
    return defaultSql === undefined ? undefined : text(defaultSql);
  }
  return given instanceof SqlFragment ? text(given) : value(given);
}

function returnsClause(returns: NonNullable<FunctionDefinition['returns']>): Clause {
  return typeof returns === 'string'
    ? phrase('returns', text(returns))
    : phrase('returns table', tuple(returns.table.map(({ name, type }) => phrase(id(name), text(type)))));
}

function optionClauses(definition: FunctionDefinition): (Clause | string | false | undefined)[] {
  const { volatility, strict = false, securityDefiner = false, parallel, cost, rows } = definition;
  const { leakproof = false, window = false } = definition;
  return [
    window && 'window',
    volatility,
    leakproof && 'leakproof',
    strict && 'strict',
    securityDefiner && 'security definer',
    parallel && phrase('parallel', parallel),
    cost !== undefined && phrase('cost', value(cost)),
    rows !== undefined && phrase('rows', value(rows)),
  ];
}

function settingClause(name: string, to: string | number | boolean | readonly string[]): Clause {
  const values = Array.isArray(to) ? to.map(value) : [value(to)];
  return phrase('set', parameterName(name), 'to', list(values));
}

function bodyClause({ body, sqlBody }: FunctionDefinition): Clause {
  return sqlBody === undefined ? phrase('as', kyselySql.raw(dollarQuote(compileText(body)))) : text(sqlBody);
}

import type { FunctionDefinition } from '../../../operations/routines/routine-definition.js';
import { given } from '../given.js';
import { argumentsOf, tableOf, type ArgumentRow } from './routine-arguments.js';
import { settingsOf } from './routine-settings.js';

/** A row of `pg_proc`, with the letters that stand there. */
export interface DefinitionRow {
  arguments: readonly ArgumentRow[];
  kind: string;
  language: string;
  body: string;
  sqlBody: string | null;
  type: string;
  isSet: boolean;
  volatility: string;
  strict: boolean;
  securityDefiner: boolean;
  parallel: string;
  cost: number;
  rows: number;
  leakproof: boolean;
  settings: readonly string[] | null;
}

const VOLATILITIES: Readonly<Record<string, FunctionDefinition['volatility']>> = {
  i: 'immutable',
  s: 'stable',
};
const PARALLELS: Readonly<Record<string, FunctionDefinition['parallel']>> = { r: 'restricted', s: 'safe' };

/** Options where they are not the default. */
export function definitionOf(row: DefinitionRow): FunctionDefinition {
  const { sqlBody, body, language } = row;
  if (sqlBody !== null) {
    return { ...optionsOf(row), sqlBody };
  }
  return { ...optionsOf(row), ...(language !== 'plpgsql' && { language }), body };
}

function optionsOf(row: DefinitionRow) {
  const list = argumentsOf(row.arguments);
  return given({
    arguments: list.length === 0 ? undefined : list,
    returns: returnsOf(row),
    volatility: VOLATILITIES[row.volatility],
    strict: row.strict || undefined,
    securityDefiner: row.securityDefiner || undefined,
    parallel: PARALLELS[row.parallel],
    cost: row.cost === (row.language === 'internal' ? 1 : 100) ? undefined : row.cost,
    rows: row.isSet && row.rows !== 1000 ? row.rows : undefined,
    leakproof: row.leakproof || undefined,
    window: row.kind === 'w' || undefined,
    set: settingsOf(row.settings ?? []),
  });
}

/** Out arguments say it where there are some, but for a set of them. */
function returnsOf({ kind, arguments: list, type, isSet }: DefinitionRow): FunctionDefinition['returns'] {
  const table = tableOf(list);
  if (kind === 'p') {
    return undefined;
  } else if (table.length > 0) {
    return { table };
  } else if (isSet) {
    return `setof ${type}`;
  }
  return list.some(({ mode }) => mode === 'o' || mode === 'b') ? undefined : type;
}

import type { AlterColumn } from '../../../../operations/columns/alter-column.js';
import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { Operation } from '../../../../operations/operation.js';
import type { EnumColumn } from '../../../../operations/types/enum-column.js';
import type { DomainFact, SchemaModel } from '../../../model/schema-model.js';
import type { Comparison } from '../../change.js';
import { conversionOf } from '../../tables/columns/conversion.js';
import { columnsOfType, type TypedColumn } from '../enums/enum-columns.js';
import { isOfType, parseType } from '../type-name.js';
import type { DomainPlan } from './plan-domains.js';

/** How the columns of a domain go without it while it is made anew. */
export interface Loosening {
  readonly loosen: readonly Operation[];
  readonly restore: readonly Operation[];
}

export function loosenColumns({ before }: DomainPlan, comparison: Comparison): Loosening {
  const columns = columnsOfType(before.name, comparison);
  return {
    loosen: columns.map((column) => loosen(column, comparison)),
    restore: columns.map((column) => restore(column, comparison)),
  };
}

function loosen({ table, before }: TypedColumn, { before: { domains } }: Comparison): AlterColumn {
  const { name: column, type, default: value } = before;
  const base = baseOf(type, domains);
  return value === undefined
    ? { kind: 'alterColumn', table, column, to: { type: base }, from: { type } }
    : {
        kind: 'alterColumn',
        table,
        column,
        to: { type: base, default: null },
        from: { type, default: value },
      };
}

function restore({ table, before, after }: TypedColumn, comparison: Comparison): AlterColumn {
  const { name: column, type } = before;
  const base = baseOf(type, comparison.before.domains);
  const value = settledDomainDefault(before, after);
  const using = conversionOf(column, base, type, comparison.after);
  const revertUsing = conversionOf(column, type, base, comparison.after);
  return {
    kind: 'alterColumn',
    table,
    column,
    to: { type, ...(value !== undefined && { default: value }) },
    from: { type: base, ...(value !== undefined && { default: null }) },
    ...(using !== undefined && { using }),
    ...(revertUsing !== undefined && { revertUsing }),
  };
}

/** The default that a column has when its domain is made anew. */
export function settledDomainDefault(
  before: ColumnDefinition,
  after: ColumnDefinition | undefined,
): ColumnDefinition['default'] {
  return after?.type === before.type ? after.default : before.default;
}

/** The columns of rebuilt domains that are of the enum for a while. */
export function loosenedEnumColumns(
  type: DomainFact['name'],
  domains: readonly DomainPlan[],
  comparison: Comparison,
): EnumColumn[] {
  return domains
    .filter(({ rebuilt }) => rebuilt)
    .flatMap(({ before }) => columnsOfType(before.name, comparison))
    .filter(({ before }) => isOfType(baseOf(before.type, comparison.before.domains), type))
    .map(({ table, before }) => ({
      table,
      column: before.name,
      ...(parseType(before.type)?.array === true && { array: true }),
    }));
}

/** The type beneath a domain and beneath those that it stands on. */
function baseOf(type: string, domains: SchemaModel['domains']): string {
  const domain = domains.find(({ name }) => isOfType(type, name));
  const [brackets = ''] = /(\[\])*$/.exec(type) ?? [];
  return domain === undefined ? type : baseOf(domain.definition.type + brackets, domains);
}

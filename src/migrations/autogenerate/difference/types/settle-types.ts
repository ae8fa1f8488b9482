import type { ColumnDefinition } from '../../../operations/columns/column-definition.js';
import type { TableDefinition } from '../../../operations/tables/table-definition.js';
import type { Comparison } from '../change.js';
import { settledDomainDefault } from './domains/domain-columns.js';
import { planDomains } from './domains/plan-domains.js';
import { turnDefault } from './enums/enum-default.js';
import { planEnums } from './enums/plan-enum.js';
import { renameValues } from './enums/rename-values.js';
import { isOfType } from './type-name.js';

type Settle = (before: TableDefinition, after: TableDefinition) => TableDefinition;

/** How the changes of types leave a table that stays: defaults and expressions have other values in them. */
export function settleTypes(comparison: Comparison): Settle {
  const settle = settleColumns(comparison);
  const plans = planEnums(comparison);
  return (before, after) => settle(plans.reduce(renameValues, before), after);
}

function settleColumns(comparison: Comparison): Settle {
  const enums = planEnums(comparison).filter(({ way }) => way === 'replace');
  const domains = planDomains(comparison).filter(({ rebuilt }) => rebuilt);
  const settle = (column: ColumnDefinition, after: ColumnDefinition | undefined): ColumnDefinition => {
    const plan = enums.find(({ before }) => isOfType(column.type, before.name));
    if (plan !== undefined) {
      return withDefault(column, turnDefault(column, after, plan).settled);
    }
    const isRebuilt = domains.some(({ before }) => isOfType(column.type, before.name));
    return isRebuilt ? withDefault(column, settledDomainDefault(column, after)) : column;
  };
  return (before, after) => ({
    ...before,
    columns: before.columns.map((column) =>
      settle(
        column,
        after.columns.find(({ name }) => name === column.name),
      ),
    ),
  });
}

function withDefault(column: ColumnDefinition, settled: ColumnDefinition['default']): ColumnDefinition {
  const { default: _, ...rest } = column;
  return settled === undefined ? rest : { ...rest, default: settled };
}

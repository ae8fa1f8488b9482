import { escapeIdentifier } from 'pg';

import type {
  FunctionDefinition,
  PolicyDefinition,
  TriggerDefinition,
  ViewDefinition,
} from '../../src/migrations/operations/index.js';
import type { MaterializedViewDefinition } from '../../src/migrations/operations/views/materialized-view-definition.js';
import type { Choices } from './schema-steps.js';

export function newView(choose: Choices): ViewDefinition {
  return {
    query: 'select 1',
    columns: [choose.name()],
    securityInvoker: choose.flag(),
    ...(choose.flag() ? { comment: "it's \\ one" } : {}),
  };
}

export function newMaterializedView(choose: Choices): MaterializedViewDefinition {
  const columns = [choose.name()];
  return {
    query: 'select 1',
    columns,
    withData: choose.flag(),
    indexes: choose.flag() ? [{ name: choose.name(), columns, unique: true }] : [],
  };
}

export function newRoutine(routine: 'function' | 'procedure', choose: Choices): FunctionDefinition {
  const name = choose.name();
  return {
    arguments: [
      { name, type: 'integer' },
      { name: choose.name(), type: 'text', ...(choose.flag() ? { default: "it's" } : {}) },
    ],
    ...(routine === 'function' ? { returns: 'void', volatility: choose.of(['stable', 'immutable']) } : {}),
    ...(choose.flag()
      ? { body: `begin end -- ${choose.of(['$$', '$body$', '$'])}` }
      : { sqlBody: `begin atomic select ${escapeIdentifier(name)}; end` }),
  };
}

const noop = 'pg_catalog.suppress_redundant_updates_trigger';

export function newTrigger(choose: Choices): TriggerDefinition {
  const perRow: TriggerDefinition = {
    timing: 'before',
    events: ['insert', 'update'],
    forEach: 'row',
    function: noop,
  };
  const perStatement: TriggerDefinition = { timing: 'after', events: ['truncate'], function: noop };
  const constraint: TriggerDefinition = {
    constraint: true,
    timing: 'after',
    events: ['delete'],
    deferrable: true,
    function: noop,
  };
  return choose.of([perRow, perStatement, constraint]) ?? perRow;
}

export function newPolicy(choose: Choices): PolicyDefinition {
  return {
    to: choose.of(['public', 'current_user'] as const),
    using: 'true',
    permissive: choose.flag(),
  };
}

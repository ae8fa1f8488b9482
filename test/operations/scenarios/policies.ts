import { SqlFragment, type Operations } from '../../../src/migrations/operations/index.js';
import { shown, type Names } from '../hostile-names.js';
import { roleName } from '../roles.js';
import { createRole, integersTable, placeOf, swap, type Scenario } from './scenario.js';

export function policyScenarios(names: Names): Record<string, Scenario> {
  const { name: table, line: place, sql: reference } = placeOf(names, names.table);
  const c = shown(names.column);
  const [role, member] = [roleName(names.object), roleName(names.other)];
  const using = `${c} > 0`;
  const line = (rest: string, name = names.object) => `policy ${place}.${name} ${rest}`;

  const given = (op: Operations) => {
    integersTable(names)(op);
    createRole(op, role);
    createRole(op, member);
  };
  const governed = (op: Operations) => {
    given(op);
    op.createPolicy(table, names.object, { to: role, using });
  };

  return {
    'row level security': {
      given: integersTable(names),
      change: (op) => op.enableRowLevelSecurity(table),
      changes: swap([], [`row level security ${place} enabled`]),
    },
    'row level security that is forced, and no more': {
      given: integersTable(names),
      change: (op) => {
        op.enableRowLevelSecurity(table, { force: true });
        op.noForceRowLevelSecurity(table);
        op.forceRowLevelSecurity(table);
        op.disableRowLevelSecurity(table);
      },
      changes: swap([], [`row level security ${place} forced`]),
    },
    createPolicy: {
      given: integersTable(names),
      change: (op) => op.createPolicy(table, names.object),
      changes: swap([], [line('for * to public')]),
    },
    'createPolicy with all options': {
      given,
      change: (op) => {
        op.createPolicy(table, names.object, {
          for: 'update',
          to: [role, member],
          using: new SqlFragment([`${c} > `, ''], [-1]),
          withCheck: `exists (select from ${reference} o)`,
          permissive: false,
        });
        op.createPolicy(table, 'own', {
          for: 'insert',
          to: ['current_user', role],
          withCheck: 'true',
        });
      },
      changes: swap(
        [],
        [
          line(
            `restrictive for w to ${[role, member].toSorted().join(', ')} using (${c} > '-1'::integer) ` +
              `with check (EXISTS ( SELECT\n   FROM ${reference} o))`,
          ),
          line(`for a to current_user, ${role} with check true`, 'own'),
        ],
      ),
    },
    alterPolicy: {
      given: governed,
      change: (op) =>
        op.alterPolicy(
          table,
          names.object,
          { to: ['public'], using: `${c} < 0` },
          { from: { to: role, using } },
        ),
      changes: swap([line(`for * to ${role} using (${using})`)], [line(`for * to public using (${c} < 0)`)]),
    },
    renamePolicy: {
      given: governed,
      change: (op) => op.renamePolicy(table, names.object, names.other),
      changes: swap(
        [line(`for * to ${role} using (${using})`)],
        [line(`for * to ${role} using (${using})`, names.other)],
      ),
    },
    dropPolicy: {
      given: governed,
      change: (op) => op.dropPolicy(table, names.object, { to: role, using }),
      changes: swap([line(`for * to ${role} using (${using})`)], []),
    },
  };
}

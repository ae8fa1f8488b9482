import type { TableDefinition } from '../../../operations/tables/table-definition.js';
import {
  EMPTY_MODEL,
  type PolicyFact,
  type RoutineFact,
  type SchemaModel,
  type TableFact,
  type TriggerFact,
  type ViewFact,
} from '../../model/schema-model.js';
import { toFilter, type SchemaFilter } from '../filter/schema-filter.js';
import type { OwnKind } from './own-kinds.js';
import { settleModels } from './settle-models.js';

const table = (
  name: string,
  more: Partial<TableDefinition> = {},
  fact: Partial<TableFact> = {},
): TableFact => ({
  name,
  definition: { columns: [], constraints: [], indexes: [], ...more },
  ...fact,
});
const view = (name: string): ViewFact => ({
  name,
  definition: { query: 'select 1' },
  columns: [],
  reads: [],
});
const trigger = (of: string, name: string, call = 'touch'): TriggerFact => ({
  table: of,
  name,
  definition: { timing: 'before', events: ['insert'], function: call },
  state: 'enabled',
});
const policy = (of: string, name: string): PolicyFact => ({ table: of, name, definition: {}, reads: [] });
const routine = (name: string, ...argumentTypes: string[]): RoutineFact => ({
  routine: 'function',
  name,
  argumentTypes,
  definition: { body: '' },
});

function settle(
  before: Partial<SchemaModel>,
  after: Partial<SchemaModel>,
  rules: { own?: OwnKind[]; declaresRoutines?: boolean; filter?: SchemaFilter } = {},
) {
  const { own, declaresRoutines = false, filter = {} } = rules;
  return settleModels(
    { ...EMPTY_MODEL, ...before },
    { ...EMPTY_MODEL, ...after },
    { filter: toFilter(filter, []), defaultSchema: 'public', own, declaresRoutines },
  );
}
const shown = (references: readonly { kind: string; name: string }[]) =>
  references.map(({ kind, name }) => `${kind} ${name}`);

const BY_HAND = {
  tables: [table('t', {}, { rowSecurity: { enabled: true, forced: false } })],
  views: [view('v')],
  routines: [routine('f', 'integer', 'text')],
  triggers: [trigger('t', 'stamp')],
  policies: [policy('t', 'own')],
};

describe('settleModels', () => {
  it('leaves alone what no entity declares of kinds that are not their own', () => {
    const { before, after, leftAlone } = settle(BY_HAND, { tables: [table('t')] });
    expect(before).toEqual({ ...EMPTY_MODEL, tables: [table('t')] });
    expect(before).toEqual(after);
    expect(shown(leftAlone).toSorted()).toEqual([
      'policy t.own',
      'routine f(integer, text)',
      'rowSecurity t',
      'trigger t.stamp',
      'view v',
    ]);
  });

  it('lets go what is said to be the own', () => {
    const own: OwnKind[] = ['view', 'routine', 'trigger', 'policy'];
    const { before, leftAlone } = settle(BY_HAND, { tables: [table('t')] }, { own });
    expect(before).toEqual({ ...EMPTY_MODEL, ...BY_HAND });
    expect(leftAlone).toEqual([]);
  });

  it('takes a kind of which entities declare one as their own', () => {
    const after = {
      tables: [table('t', {}, { rowSecurity: { enabled: true, forced: false } })],
      views: [view('w')],
      triggers: [trigger('t', 'other')],
    };
    const { before, leftAlone } = settle(BY_HAND, after);
    expect(before).toEqual({ ...EMPTY_MODEL, ...BY_HAND, routines: [] });
    expect(shown(leftAlone)).toEqual(['routine f(integer, text)']);
    expect(settle(BY_HAND, {}, { declaresRoutines: true }).before.routines).toHaveLength(1);
  });

  it('lets triggers and policies go with their table, and the function of a trigger of MikroORM with it', () => {
    const before = {
      ...BY_HAND,
      triggers: [trigger('t', 'stamp', 't_stamp_fn')],
      routines: [routine('t_stamp_fn'), routine('touch')],
    };
    const settled = settle(before, {});
    expect(settled.before).toEqual({
      ...EMPTY_MODEL,
      ...before,
      views: [],
      routines: [routine('t_stamp_fn')],
    });
    expect(shown(settled.leftAlone)).toEqual(['routine touch()', 'view v']);
  });

  it('leaves exclusion constraints alone where no entity has one', () => {
    const exclusion = { type: 'exclusion', name: 'x', elements: [] } as const;
    const other = { ...exclusion, name: 'y' };
    const tables = [table('t', { constraints: [exclusion] })];
    const { before, leftAlone } = settle({ tables }, { tables: [table('t')] });
    expect([before.tables, shown(leftAlone)]).toEqual([[table('t')], ['exclusion t.x']]);
    const own = settle({ tables }, { tables: [table('t'), table('u', { constraints: [other] })] });
    expect([own.before.tables, own.leftAlone]).toEqual([tables, []]);
  });

  it('carries over what entities can not say', () => {
    const before = table('t', {
      unlogged: true,
      with: { fillfactor: 50 },
      comment: 'theirs',
      columns: [
        { name: 'a', type: 'text', storage: 'external', comment: 'x' },
        { name: 'b', type: 'int', identity: { kind: 'always', start: 7 } },
      ],
      constraints: [
        { type: 'check', name: 'c', expression: 'true', notValid: true },
        { type: 'primaryKey', name: 'p', columns: ['a'], deferrable: true },
      ],
    });
    const after = table('t', {
      tablespace: 'none',
      columns: [
        { name: 'a', type: 'varchar', compression: 'lz4' },
        { name: 'b', type: 'int', identity: { kind: 'by default', start: 1 } },
      ],
      constraints: [
        { type: 'check', name: 'c', expression: 'false' },
        { type: 'primaryKey', name: 'p', columns: ['b'] },
      ],
    });
    expect(settle({ tables: [before] }, { tables: [after] }).after.tables).toEqual([
      table('t', {
        unlogged: true,
        with: { fillfactor: 50 },
        columns: [
          { name: 'a', type: 'varchar', storage: 'external' },
          { name: 'b', type: 'int', identity: { kind: 'by default', start: 7 } },
        ],
        constraints: [
          { type: 'check', name: 'c', expression: 'false', notValid: true },
          { type: 'primaryKey', name: 'p', columns: ['b'], deferrable: true },
        ],
      }),
    ]);
  });

  it('ignores tables with what belongs to them, and kinds, and names each once', () => {
    const before = {
      ...BY_HAND,
      schemas: [{ name: 'shop' }],
      tables: [table('t'), table('audit_x'), table('shop.u')],
      triggers: [trigger('audit_x', 'stamp')],
    };
    const filter = { exclude: { tables: ['audit_*'], schemas: ['shop'], kinds: ['view' as const] } };
    const own: OwnKind[] = ['view', 'routine', 'trigger', 'policy'];
    const settled = settle(before, { tables: [table('audit_x')] }, { filter, own });
    expect(settled.before).toEqual({
      ...EMPTY_MODEL,
      ...BY_HAND,
      tables: [table('t')],
      views: [],
      triggers: [],
    });
    expect(shown(settled.ignored).toSorted()).toEqual([
      'schema shop',
      'table audit_x',
      'table shop.u',
      'view v',
    ]);
    expect(settled.leftAlone).toEqual([]);
  });
});

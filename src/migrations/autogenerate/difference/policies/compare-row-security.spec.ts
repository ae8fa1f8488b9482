import { describeOperation } from '../../../operations/operation.js';
import { NO_DECISIONS } from '../../decisions/decisions.js';
import { EMPTY_MODEL, type TableFact } from '../../model/schema-model.js';
import { compareRowSecurity } from './compare-row-security.js';

type Switches = TableFact['rowSecurity'];

const table = (rowSecurity: Switches): TableFact[] => [
  {
    name: 't',
    definition: { columns: [], constraints: [], indexes: [] },
    ...(rowSecurity && { rowSecurity }),
  },
];
const ON = { enabled: true, forced: false };
const BOTH = { enabled: true, forced: true };
const FORCED = { enabled: false, forced: true };

function lines(before: TableFact[], after: TableFact[]): string[] {
  return compareRowSecurity({
    before: { ...EMPTY_MODEL, tables: before },
    after: { ...EMPTY_MODEL, tables: after },
    decisions: NO_DECISIONS,
  }).map(({ operation, phase }) => `${phase}: ${describeOperation(operation)}`);
}

describe('row security', () => {
  const [DROP, CREATE] = ['drop triggers and policies: ', 'create triggers and policies: '];

  it.each<[string, TableFact[], TableFact[], string[]]>([
    ['stays', table(BOTH), table(BOTH), []],
    ['is switched on', table(undefined), table(ON), [`${CREATE}enable row level security on t`]],
    [
      'is switched off',
      table(BOTH),
      table(undefined),
      [`${CREATE}disable and no force row level security on t`],
    ],
    [
      'changes both ways',
      table(ON),
      table(FORCED),
      [`${CREATE}force row level security on t`, `${CREATE}disable row level security on t`],
    ],
    ['comes with a table', [], table(BOTH), [`${CREATE}enable and force row level security on t`]],
    ['goes with a table', table(FORCED), [], [`${DROP}no force row level security on t`]],
    ['is none, of a table that goes', table(undefined), [], []],
  ])('%s', (_what, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });
});

import type { ReferenceValueError } from '../../errors/reference-value.error.js';
import { withSavepoint } from '../../database/in-transaction.js';
import { RowErrors } from './reference-context.js';
import { cast, isStagedAsText, stagedValue } from './sql/expressions.js';
import type { Tables } from './sql/lookup-join.js';
import type { Relation } from './staging-layout.js';
import type { Staging } from './staging.js';
import type { Column } from '../../entity-rows/table.js';

/** Something that is computed of the lines, and may fail for one of them. */
interface Candidate {
  readonly property: string;
  readonly column: Column;
  readonly expression: string;
  readonly condition: string;
}

/** The first line of which a value can't become one of its column, or of the column that a key is compared with. */
export async function findUnfit(
  staging: Staging,
  tables: Tables,
  reason: string,
  cause: unknown,
): Promise<ReferenceValueError | undefined> {
  for (const candidate of candidatesOf(staging, tables)) {
    if (await fails(staging, candidate, 1, staging.count)) {
      const row = await firstFailing(staging, candidate);
      const { property, column } = candidate;
      const expected = column.fullType;
      return new RowErrors(staging).value({ row, property, expected, reason, cause });
    }
  }
}

function candidatesOf(staging: Staging, tables: Tables): Candidate[] {
  const { em, layout } = staging;
  const values = layout.slots.filter(isStagedAsText).map((slot) => ({
    property: slot.path,
    column: slot.column,
    expression: stagedValue(slot, em.getPlatform()),
    condition: 'true',
  }));
  return [...values, ...layout.relations.flatMap((relation) => keyCandidates(relation, tables))];
}

function keyCandidates({ index, lookups, path, property }: Relation, tables: Tables): Candidate[] {
  return [...lookups.values()].flatMap(({ id, leaves }) =>
    leaves.flatMap((leaf, i) => {
      const meta = leaf.through.at(-1)?.targetMeta ?? property.targetMeta;
      const column = meta === undefined ? undefined : tables.get(meta)?.columns.get(leaf.column);
      const condition = `s.l${index} = ${id}`;
      return column === undefined
        ? []
        : [
            {
              property: [path, ...leaf.path].join('.'),
              column,
              expression: cast(`s.k${index}[${i + 1}]`, column),
              condition,
            },
          ];
    }),
  );
}

/** Halves the lines until one is left. */
async function firstFailing(staging: Staging, candidate: Candidate): Promise<number> {
  let [first, last] = [1, staging.count];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (await fails(staging, candidate, first, middle)) {
      last = middle;
    } else {
      first = middle + 1;
    }
  }
  return first;
}

async function fails(
  { em, names }: Staging,
  { expression, condition }: Candidate,
  first: number,
  last: number,
): Promise<boolean> {
  const lines = `${names.lines} s where ${condition} and s.row between ${first} and ${last}`;
  try {
    await withSavepoint(em, 'siskin_reference_unfit', () =>
      em.execute(`select count(${expression}) from ${lines}`),
    );
    return false;
  } catch {
    return true;
  }
}

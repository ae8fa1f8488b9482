import { MissingReferenceError } from '../../errors/missing-reference.error.js';
import { showLookupKey } from './lookup.js';
import type { Relation } from './staging-layout.js';
import type { Staging } from './staging.js';

/**
 * @param amongDeclared whether the rows that are meant have to be declared ones.
 * @throws MissingReferenceError where a natural key of one of the relations has found no row.
 */
export async function ensureReferencesFound(
  { em, meta, names, source }: Staging,
  relations: readonly Relation[],
  amongDeclared: boolean,
): Promise<void> {
  for (const { index, slots, lookups, path } of relations) {
    const [slot] = slots;
    if (lookups.size > 0 && slot !== undefined) {
      const found = await em.execute<{ row: string; id: number; texts: string[]; total: string }[]>(
        `select row, l${index} as id, k${index} as texts, count(*) over () as total
           from ${names.rows} where l${index} is not null and c${slot.index} is null order by row limit 10`,
      );
      const references = found.map(({ row, id, texts }) => {
        const lookup = [...lookups.values()].find((lookup) => lookup.id === id);
        const key = lookup === undefined ? {} : showLookupKey(lookup, texts);
        return { row: Number(row), property: path, key };
      });
      if (references.length > 0) {
        const total = Number(found[0]?.total);
        const from = source === undefined ? {} : { source };
        throw new MissingReferenceError({
          entity: meta.className,
          ...from,
          references,
          total,
          amongDeclared,
        });
      }
    }
  }
}

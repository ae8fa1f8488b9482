import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { PlainRow } from '../../entity-rows/plain-row.js';
import { defaultOf, freshOf, type MakeDefault } from '../../entity-rows/property-default.js';
import type { PropertyWriter } from './property-writer.js';
import type { RowDraft } from './row-draft.js';

/** Fills in what an entity gives itself: `onCreate`, its default, or what its class begins with. */
export class RowDefaults {
  readonly #sources: readonly DefaultSource[];

  constructor(
    private readonly em: EntityManager,
    private readonly meta: EntityMetadata,
    writers: ReadonlyMap<string, PropertyWriter>,
  ) {
    const initial = freshOf(meta);
    this.#sources = [...writers].flatMap(([name, writer]) => {
      const properties: Readonly<Record<string, EntityProperty>> = meta.properties;
      const property = properties[name];
      const make = property === undefined ? undefined : defaultOf(property, initial);
      return make === undefined || writer.slots.length === 0 ? [] : [{ writer, make }];
    });
  }

  write(row: PlainRow, draft: RowDraft): void {
    let fresh: PlainRow | undefined;
    for (const { writer, make } of this.#sources) {
      if (!writer.slots.some((slot) => draft.has(slot))) {
        const value = make(row, this.em, () => (fresh ??= freshOf(this.meta)));
        if (value !== null && value !== undefined) {
          writer.write(value, draft, 'd');
        }
      }
    }
  }
}

interface DefaultSource {
  readonly writer: PropertyWriter;
  readonly make: MakeDefault;
}

import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { PlainRow } from '../../entity-rows/plain-row.js';
import { defaultOf, freshOf, type MakeDefault } from '../../entity-rows/property-default.js';

/** What an entity, or an embeddable, gives its properties itself. */
export class EntityDefaults {
  readonly #initial: PlainRow;
  #row: PlainRow | undefined;
  #fresh: PlainRow | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly meta: EntityMetadata,
  ) {
    this.#initial = freshOf(meta);
  }

  of(property: EntityProperty): MakeDefault | undefined {
    return defaultOf(property, this.#initial);
  }

  /** Values that the class begins with are made together, once for each row. */
  value(make: MakeDefault, row: PlainRow): unknown {
    if (this.#row !== row) {
      [this.#row, this.#fresh] = [row, undefined];
    }
    return make(row, this.em, this.#make);
  }

  readonly #make = (): PlainRow => (this.#fresh ??= freshOf(this.meta));
}

import type { EntityName } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { Maker } from '../../../src/factories/building/maker.js';
import { insertRows, type InsertOptions, type InsertReport } from '../../../src/factories/inserting/index.js';

export type Row = Record<string, unknown>;

/** What the generator is to do: it counts the entities, and waits for the maker where it has to. */
export class Rows {
  readonly #sequences = new Map<unknown, number>();

  constructor(
    private readonly em: EntityManager,
    readonly maker: Maker,
  ) {}

  /** A row that others refer to. */
  parent<T extends object>(entity: EntityName<T>, attributes: Row): Promise<Row> {
    return this.#make(entity, attributes, true);
  }

  row<T extends object>(entity: EntityName<T>, attributes: Row): Promise<Row> {
    return this.#make(entity, attributes, false);
  }

  async link<T extends object>(
    entity: EntityName<T>,
    name: string,
    owner: object,
    target: unknown,
    pivot: Row = {},
  ) {
    const property = this.em
      .getMetadata()
      .get(entity)
      .props.find((property) => property.name === name);
    if (property === undefined) {
      throw new Error(`There is no ${name}`);
    }
    await this.maker.link({ owner, property, target, pivot });
  }

  async #make<T extends object>(entity: EntityName<T>, attributes: Row, isReferred: boolean): Promise<Row> {
    const sequence = (this.#sequences.get(entity) ?? 0) + 1;
    this.#sequences.set(entity, sequence);
    const meta = this.em.getMetadata().get(entity);
    const row = await this.maker.make({ meta, sequence, attributes, isReferred });
    return row as Row;
  }
}

export function insert(
  em: EntityManager,
  generate: (rows: Rows) => Promise<unknown>,
  options: Partial<InsertOptions> = {},
): Promise<InsertReport> {
  return insertRows({ em, randomSeed: 7, ...options }, async (maker) => {
    await generate(new Rows(em, maker));
  });
}

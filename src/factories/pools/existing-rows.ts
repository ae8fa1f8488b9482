import type { EntityName, FilterQuery } from '@mikro-orm/core';

export interface ExistingOptions {
  /** No more rows than these, the first ones by their key. Default: all of them. */
  readonly limit?: number;
}

/** Rows that the database has already, for relations to choose from. They are read, by their keys, when they are first needed. */
export class ExistingRows<T extends object = object> {
  /** @internal */
  constructor(
    readonly entity: EntityName<T>,
    readonly where: FilterQuery<T>,
    readonly options: ExistingOptions,
  ) {}
}

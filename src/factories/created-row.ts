import type { PrimaryProperty, RequiredEntityData } from '@mikro-orm/core';

/** A row as it was written, with its key. Relations to one hold the row that was made for them, the entity that was given, or a key. */
export type CreatedRow<T extends object> = Readonly<
  Partial<RequiredEntityData<T>> & { [K in PrimaryProperty<T> & keyof T]: T[K] }
>;

import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import type { PlainAttributes } from '../factory-settings.js';

/** One entity that is to be made, all of its attributes settled. */
export interface Draft {
  readonly meta: EntityMetadata;
  /** 1 for the first one of the entity in its registry, then 2, and so on. */
  readonly sequence: number;
  /**
   * Values by property, as `em.create` takes them. A relation to one holds what the same maker made, an entity or a key; relations to
   * many are not among them: their members refer back, or are linked.
   */
  readonly attributes: PlainAttributes;
  /** Whose child it is by `has`: the relation of the owner that leads to it. The attributes refer back. */
  readonly childOf?: { readonly owner: object; readonly property: EntityProperty } | undefined;
  /** Whether others refer to it: its children, links, or who asked for its key. */
  readonly isReferred: boolean;
}

/** A row of a many-to-many relation. */
export interface Link {
  readonly owner: object;
  /** Of the owner: the owning side of the relation or the inverse one. */
  readonly property: EntityProperty;
  /** What the same maker made, an entity or a key. */
  readonly target: unknown;
  /** Values of the pivot entity, beside its two relations. */
  readonly pivot: PlainAttributes;
}

/** What becomes of a draft: an entity in memory, a row on its way into a table, a plain object. */
export interface Maker<Made extends object = object> {
  /** Whether it gives links the UUIDs that are keys of their own. */
  readonly makesLinkKeys?: boolean;
  /** Drafts come parents first; those that refer to what was made before hold it among their attributes. */
  make(draft: Draft): Made | Promise<Made>;
  link(link: Link): void | Promise<void>;
}

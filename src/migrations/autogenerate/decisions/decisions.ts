/** What two schemas alone do not tell, and somebody has said. Columns are `users.name` or `shop.users.name`, enum values `status.draft`. */
export interface Decisions {
  /**
   * What has another name, the old one with the new one: tables, columns, enum values. Those of enum values are done by the
   * comparison, which needs all values; where the new one is there before, the old one becomes it.
   */
  readonly renames: ReadonlyMap<string, string>;
  /** What may go with all that it holds. */
  readonly drops: ReadonlySet<string>;
  /** For columns that become not null: the value of the rows that are there, as SQL. */
  readonly fills: ReadonlyMap<string, string>;
  /** For columns that change their type: how the values become those of the new one, as SQL. */
  readonly conversions: ReadonlyMap<string, string>;
}

export const NO_DECISIONS: Decisions = {
  renames: new Map(),
  drops: new Set(),
  fills: new Map(),
  conversions: new Map(),
};

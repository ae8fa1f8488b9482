/** Where another tool records what it has applied, and how that is read. */
export interface ForeignLedger {
  /** The tool, as people write it. */
  readonly title: string;
  /** Its table by default; without a schema it is looked for along the `search_path`. */
  readonly table: { readonly schema?: string; readonly name: string };
  /** The columns that are read. Two tools have tables of one name. */
  readonly columns: readonly string[];
  /** Tables beside it that are the tool's own, too. */
  readonly companions: (table: string) => readonly string[];
  /** Whether it records the heads alone, and what they stand on is applied as well. */
  readonly recordsHeads?: boolean;
  /**
   * A query of {@link ForeignEntry}s, in the order in which they were applied.
   *
   * @param table its name, quoted.
   * @param columns all that it has: newer releases of a tool may have more than are needed.
   */
  readonly select: (table: string, columns: readonly string[]) => string;
}

/** What another tool says of one of its migrations. */
export interface ForeignEntry {
  /** As the tool calls it, without the extension of a file. */
  name: string;
  /** What its file may be called beside that. */
  aliases: string[];
  /** As PostgreSQL writes it; null where the tool does not keep it. */
  appliedAt: string | null;
  /** False where it is applied by half, or has failed. */
  isApplied: boolean;
}

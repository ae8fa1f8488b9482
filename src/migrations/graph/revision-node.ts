/** One revision as its file declares it. */
export interface RevisionNode {
  /** Unique over ids and labels. It can't hold `@`, `-`, `+` or `:`, nor be `head`, `heads` or `base`. */
  readonly id: string;
  /** Full ids of the revisions that this one follows: none for a base, several for a merge. Alembic: `down_revision`. */
  readonly parents: readonly string[];
  /** Ids or labels that have to be applied before, though they are of another branch. Alembic: `depends_on`. */
  readonly dependsOn: readonly string[];
  /** Names of the branch that starts here; each is used once in the graph. Alembic: `branch_labels`. */
  readonly labels: readonly string[];
  /** The file that declares it, for error texts only. */
  readonly file?: string;
}

/** A revision as a graph that is written to a file shows it. */
export interface GraphNode {
  /** Unique in the graph. */
  readonly id: string;
  readonly name: string;
  readonly parents: readonly string[];
  /** Full ids. */
  readonly dependsOn: readonly string[];
  readonly labels: readonly string[];
  /** `running`, `reverting`: by half. `missing`: applied, and no file declares it any more. */
  readonly state: GraphState;
  readonly isHead: boolean;
}

export type GraphState = 'applied' | 'skipped' | 'pending' | 'running' | 'reverting' | 'missing';

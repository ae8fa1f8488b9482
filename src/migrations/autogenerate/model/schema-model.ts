import type { ObjectName } from '../../operations/names.js';
import type { PolicyDefinition } from '../../operations/policies/policy-definition.js';
import type { RoutineType } from '../../operations/routines/routine-type.js';
import type { FunctionDefinition } from '../../operations/routines/routine-definition.js';
import type { SequenceDefinition } from '../../operations/sequences/sequence-definition.js';
import type { TableDefinition } from '../../operations/tables/table-definition.js';
import type { TriggerState } from '../../operations/triggers/set-trigger.js';
import type { TriggerDefinition } from '../../operations/triggers/trigger-definition.js';
import type { DomainDefinition } from '../../operations/types/domain-definition.js';
import type { MaterializedViewDefinition } from '../../operations/views/materialized-view-definition.js';
import type { ViewDefinition } from '../../operations/views/view-definition.js';

/**
 * The schema of a database as plain data, in the terms of the operations that make it. All SQL in it is as the server itself
 * writes it, so that two models of one server are equal where the schemas are; nothing in it is undefined, a SqlFragment or
 * a class, so that it survives JSON.
 *
 * Names in the default schema have no schema. Each list is sorted by name.
 */
export interface SchemaModel {
  readonly schemas: readonly SchemaFact[];
  readonly extensions: readonly ExtensionFact[];
  readonly enums: readonly EnumFact[];
  readonly domains: readonly DomainFact[];
  /** Those that stand for themselves; one of an identity or serial column belongs to the column. */
  readonly sequences: readonly SequenceFact[];
  readonly tables: readonly TableFact[];
  readonly routines: readonly RoutineFact[];
  readonly views: readonly ViewFact[];
  readonly materializedViews: readonly MaterializedViewFact[];
  readonly triggers: readonly TriggerFact[];
  readonly policies: readonly PolicyFact[];
  /** Of kinds that the application has added, by kind. */
  readonly others: Readonly<Record<string, readonly OtherFact[]>>;
}

export interface SchemaFact {
  readonly name: string;
  readonly comment?: string;
}

export interface ExtensionFact {
  readonly name: string;
  readonly schema?: string;
}

export interface EnumFact {
  readonly name: ObjectName;
  readonly values: readonly string[];
  readonly comment?: string;
}

export interface DomainFact {
  readonly name: ObjectName;
  readonly definition: DomainDefinition;
}

export interface SequenceFact {
  readonly name: ObjectName;
  readonly definition: SequenceDefinition;
}

/** Constraints, in the definition, are all of them, foreign keys too; those that every partition gets by its parent are the parent's alone. */
export interface TableFact {
  readonly name: ObjectName;
  readonly definition: TableDefinition;
  readonly rowSecurity?: { readonly enabled: boolean; readonly forced: boolean };
  /** Of a partition, whose columns are its parent's, and not told. The bounds are as the server writes them: `FOR VALUES IN (1)`. */
  readonly partition?: { readonly of: ObjectName; readonly bounds: string };
}

export interface RoutineFact {
  readonly routine: RoutineType;
  readonly name: ObjectName;
  /** The types of its arguments, by which it is told from others of its name. */
  readonly argumentTypes: readonly string[];
  readonly definition: FunctionDefinition;
  readonly comment?: string;
}

/** A column of a table or view that something is made of. */
export interface ColumnReference {
  readonly table: ObjectName;
  readonly column: string;
}

/** A column as whoever reads a view sees it. */
export interface ViewColumn {
  readonly name: string;
  /** With its collation, where that is not the type's. */
  readonly type: string;
}

export interface ViewFact {
  readonly name: ObjectName;
  readonly definition: ViewDefinition;
  /** In order: a view can be replaced by one with the same. */
  readonly columns: readonly ViewColumn[];
  /** What its query reads, of tables and of other views. */
  readonly reads: readonly ColumnReference[];
}

export interface MaterializedViewFact {
  readonly name: ObjectName;
  readonly definition: MaterializedViewDefinition;
  readonly reads: readonly ColumnReference[];
}

export interface TriggerFact {
  readonly table: ObjectName;
  readonly name: string;
  readonly definition: TriggerDefinition;
  readonly state: TriggerState;
  readonly comment?: string;
}

export interface PolicyFact {
  readonly table: ObjectName;
  readonly name: string;
  readonly definition: PolicyDefinition;
  readonly comment?: string;
  /** What its conditions read. */
  readonly reads: readonly ColumnReference[];
}

export interface OtherFact {
  readonly name: string;
  readonly definition: unknown;
}

export const EMPTY_MODEL: SchemaModel = {
  schemas: [],
  extensions: [],
  enums: [],
  domains: [],
  sequences: [],
  tables: [],
  routines: [],
  views: [],
  materializedViews: [],
  triggers: [],
  policies: [],
  others: {},
};

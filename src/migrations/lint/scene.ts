import type { NamingRule, ObjectName } from '../operations/names.js';
import type { KnownSchema } from './known/known-schema.js';
import type { KnownTable } from './known/known-table.js';
import { touchesOfStep, type LintStep, type ReadStep } from './lint-step.js';
import { safeCode, type SafePart } from './safe-code.js';

/** A migration among those that are looked at. */
export interface Surroundings {
  revision: string;
  /** Whether it runs in one transaction. */
  inTransaction: boolean;
  /** The revisions whose tables nobody uses yet: this one, and those of the same run. */
  newIn: ReadonlySet<string>;
  naming?: NamingRule;
  /** As it is before the step. */
  schema: KnownSchema;
}

/** A step, with what was before it. */
export class Scene {
  readonly step: LintStep;

  constructor(
    readonly around: Surroundings,
    readonly read: ReadStep,
    /** The tables in use that the same migration has kept others from even reading. */
    readonly locked: ReadonlySet<string>,
  ) {
    this.step = read.step;
  }

  get schema(): KnownSchema {
    return this.around.schema;
  }

  /** Whether nobody uses the table yet, so that nothing done to it can hurt. */
  isNew(table: ObjectName): boolean {
    return this.#isMadeHere(this.schema.find(table));
  }

  /** {@link isNew} of the table that the index is of. */
  hasNewIndex(index: ObjectName): boolean {
    return this.#isMadeHere(this.schema.withIndex(index));
  }

  isNewColumn(table: ObjectName, column: string): boolean {
    const { newIn, schema } = this.around;
    const addedIn = schema.find(table)?.columns.get(column)?.addedIn;
    return this.isNew(table) || (addedIn !== undefined && newIn.has(addedIn));
  }

  /** The tables in use that the step keeps others from even reading. */
  get locking(): string[] {
    const touches = touchesOfStep(this.step);
    return touches === 'unknown'
      ? []
      : touches
          .filter(
            ({ how, lock, table }) => how !== 'create' && lock === 'access exclusive' && !this.isNew(table),
          )
          .map(({ table }) => this.schema.show(table));
  }

  #isMadeHere(table: KnownTable | undefined): boolean {
    return table?.madeIn !== undefined && this.around.newIn.has(table.madeIn);
  }

  /** The safe way as code, in the language of the migration. */
  code(...parts: readonly SafePart[]): string {
    return safeCode(parts, this.read.fromSql, this.around.naming);
  }
}

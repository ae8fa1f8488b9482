import { joinName, showName, splitName, type ObjectName } from '../../operations/names.js';
import { compileText } from '../../operations/compiler.js';
import type { ConstraintDefinition } from '../../operations/constraints/constraint-definition.js';
import type { LintStep, StepOf } from '../lint-step.js';
import { KnownTable } from './known-table.js';

/** The tables as the migrations have left them so far, as far as they tell. */
export class KnownSchema {
  readonly #tables = new Map<string, KnownTable>();

  /** @param defaultSchema the schema of names without one. */
  constructor(private readonly defaultSchema = 'public') {}

  find(table: ObjectName): KnownTable | undefined {
    return this.#tables.get(this.#key(table));
  }

  /** The table that has an index of this name. */
  withIndex(index: ObjectName): KnownTable | undefined {
    const { name } = splitName(index);
    return [...this.#tables.values()].find((table) => table.indexes.has(name) || table.constraints.has(name));
  }

  #key(table: ObjectName): string {
    const { schema = this.defaultSchema, name } = splitName(table);
    return JSON.stringify([schema, name]);
  }

  /** The same for all ways to name a table, for people. */
  show(table: ObjectName): string {
    const { schema = this.defaultSchema, name } = splitName(table);
    return schema === this.defaultSchema ? name : `${schema}.${name}`;
  }

  /** Notes what a step of a revision does. */
  apply(step: LintStep, revision: string): void {
    switch (step.kind) {
      case 'createTable':
      case 'createPartition':
        return this.#create(step, revision);
      case 'dropTable':
      case 'dropPartition':
        this.#tables.delete(this.#key(step.table));
        return;
      case 'renameTable':
        return this.#move(step.table, joinName(splitName(step.table).schema, step.to));
      case 'moveTable':
        return this.#move(step.table, joinName(step.schema, splitName(step.table).name));
      case 'dropNamedIndex':
        this.withIndex(step.name)?.indexes.delete(splitName(step.name).name);
        return;
      default:
        return this.#alter(step, revision);
    }
  }

  #alter(step: LintStep, revision: string): void {
    switch (step.kind) {
      case 'addColumn':
        return this.#ensure(step.table).addColumn(step.column, revision);
      case 'dropColumn':
        this.#ensure(step.table).columns.delete(step.column);
        return;
      case 'renameColumn':
        return this.#renameColumn(step);
      case 'alterColumn':
        return this.#alterColumn(step);
      case 'createIndex':
        this.#ensure(step.table).indexes.set(step.index.name, step.index);
        return;
      case 'dropIndex':
        this.#ensure(step.table).indexes.delete(step.name);
        return;
      default:
        return this.#constrain(step, revision);
    }
  }

  #constrain(step: LintStep, revision: string): void {
    switch (step.kind) {
      case 'addConstraint':
        return this.#ensure(step.table).addConstraint(readable(step.constraint), revision);
      case 'dropConstraint':
        this.#ensure(step.table).constraints.delete(step.name);
        return;
      case 'validateConstraint': {
        const { constraints } = this.#ensure(step.table);
        const known = constraints.get(step.name);
        if (known !== undefined) {
          constraints.set(step.name, { ...known, isValid: true });
        }
      }
    }
  }

  #create(step: StepOf<'createTable' | 'createPartition'>, revision: string): void {
    const { table, definition, ifNotExists = false } = step;
    const known = new KnownTable(ifNotExists ? undefined : revision);
    const constraints = definition.constraints.map(readable);
    known.define({ ...definition, constraints }, revision);
    this.#tables.set(this.#key(table), known);
  }

  #move(table: ObjectName, to: ObjectName): void {
    const known = this.#ensure(table);
    this.#tables.delete(this.#key(table));
    this.#tables.set(this.#key(to), known);
  }

  #renameColumn({ table, column, to }: StepOf<'renameColumn'>): void {
    const { columns } = this.#ensure(table);
    const known = columns.get(column);
    columns.delete(column);
    if (known !== undefined) {
      columns.set(to, known);
    }
  }

  #alterColumn({ table, column, to: { type, nullable } }: StepOf<'alterColumn'>): void {
    const known = this.#ensure(table);
    const before = known.columns.get(column);
    if (before !== undefined && type !== undefined) {
      known.columns.set(column, { ...before, type });
    }
    if (nullable !== undefined) {
      known.setNotNull(column, !nullable);
    }
  }

  #ensure(table: ObjectName): KnownTable {
    const known = this.find(table) ?? new KnownTable();
    this.#tables.set(this.#key(table), known);
    return known;
  }
}

/** Its expression as text. */
function readable(constraint: ConstraintDefinition): ConstraintDefinition {
  return constraint.type === 'check'
    ? { ...constraint, expression: compileText(constraint.expression) }
    : constraint;
}

/** `table.column`, for people. */
export const showColumn = (table: ObjectName, column: string) => `${showName(table)}.${column}`;

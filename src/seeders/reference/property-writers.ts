import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { ColumnWriter } from './column-writer.js';
import { DatabaseValues } from '../../entity-rows/database-value.js';
import { EmbeddedWriter } from './embedded-writer.js';
import { KeyReader } from './key-reader.js';
import { GENERATED, type Refusal, refusalOf } from './property-refusal.js';
import type { PropertyWriter } from './property-writer.js';
import { type ReferenceContext, RowErrors } from './reference-context.js';
import { RefusingWriter } from './refusing-writer.js';
import type { Slot, StagingLayout } from './staging-layout.js';
import { ToOneWriter } from './to-one-writer.js';

/** Makes the writers of an entity's properties, and with them the columns of the staging table. */
export class PropertyWriters {
  readonly errors: RowErrors;
  readonly #values: DatabaseValues;
  readonly #keys: KeyReader;

  constructor(
    private readonly context: ReferenceContext,
    private readonly layout: StagingLayout,
  ) {
    this.errors = new RowErrors(context);
    this.#values = new DatabaseValues(context.em.getPlatform());
    this.#keys = new KeyReader(this.#values, this.errors);
  }

  get em(): EntityManager {
    return this.context.em;
  }

  /** By the names of the properties. */
  all(): Map<string, PropertyWriter> {
    const own = this.context.meta.props.filter(({ embedded }) => embedded === undefined);
    return new Map(own.map((property) => [property.name, this.#writerOf(property, property.name)]));
  }

  column(slot: Slot): ColumnWriter {
    return new ColumnWriter(slot, slot.property, this.#values, this.errors);
  }

  #writerOf(property: EntityProperty, path: string): PropertyWriter {
    const refusal = refusalOf(property, this.context.meta) ?? this.#columnRefusal(property);
    if (refusal !== undefined) {
      return new RefusingWriter(path, refusal.why, refusal.remedy, this.errors);
    }
    if (property.kind === ReferenceKind.EMBEDDED && !property.object) {
      const parts = Object.entries(property.embeddedProps);
      const writers = parts.map(([name, part]) => [name, this.#writerOf(part, `${path}.${name}`)] as const);
      return new EmbeddedWriter(path, new Map(writers), this.errors);
    }
    const [slot] = this.#slotsOf(property, property.ownColumns ?? property.fieldNames, path);
    const isColumn = property.kind === ReferenceKind.SCALAR || property.kind === ReferenceKind.EMBEDDED;
    return isColumn && slot !== undefined ? this.column(slot) : this.#toOne(property, path);
  }

  #toOne(property: EntityProperty, path: string): PropertyWriter {
    const slots = this.#slotsOf(property, property.ownColumns, path);
    const relation = this.layout.relation(property, path, slots);
    return new ToOneWriter(relation, this.#keys, this.#values, this.errors);
  }

  #slotsOf(property: EntityProperty, names: readonly string[], path: string): Slot[] {
    return names.flatMap((name) => {
      const column = this.context.table.columns.get(name);
      const full = names.length > 1 ? `${path}.${name}` : path;
      return column === undefined ? [] : [this.layout.slot(column, property, full)];
    });
  }

  /** What the database says against it. */
  #columnRefusal(property: EntityProperty): Refusal | undefined {
    const { name, columns } = this.context.table;
    const isInline = property.kind === ReferenceKind.EMBEDDED && !property.object;
    const fields = isInline ? [] : property.fieldNames;
    const missing = fields.find((field) => !columns.has(field));
    if (missing !== undefined) {
      const remedy = 'Apply the migration that adds it: `nest-cmd db:migrate`.';
      return { why: `has the column ${missing}, which the table ${name} lacks`, remedy };
    }
    return fields.some((field) => columns.get(field)?.generated) ? GENERATED : undefined;
  }
}

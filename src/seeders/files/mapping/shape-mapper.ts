import type { EntityProperty } from '@mikro-orm/core';

import type { PlainRow } from '../../reference/entity-rows.js';
import type { FileRecord } from '../file-record.js';
import type { RowsFromOptions } from '../rows-from-options.js';
import type { Conversion } from '../values/value-fault.js';
import { buildRow } from './build-row.js';
import { ColumnResolver } from './column-resolver.js';
import { flatten } from './flatten.js';
import { lastOf } from './resolve-column.js';
import { type MappedColumn, type PlanNode, planRow } from './row-plan.js';
import type { Shape } from './shape.js';

export interface MappingSettings {
  /** Whether the values of the file have types, rather than all being texts. */
  readonly hasTypes: boolean;
  readonly options: Pick<RowsFromOptions, 'columns' | 'ignore'>;
  /** How the value of one column becomes that of its property. */
  readonly convert: (property: EntityProperty, hasTypes: boolean) => Conversion;
}

type Plan = ReadonlyMap<string, PlanNode>;

/** Sets of columns that objects may come with, until their plans are forgotten. */
const PLANS = 1_000;

/** Makes rows of what has the shape, without knowing of files. */
export class ShapeMapper {
  readonly #resolver: ColumnResolver;
  readonly #plans = new Map<string, Plan>();
  #columns: readonly string[] | undefined;
  #plan: Plan = new Map();

  constructor(
    private readonly shape: Shape,
    private readonly settings: MappingSettings,
  ) {
    this.#resolver = new ColumnResolver(shape, settings.options);
  }

  /** @throws ColumnUnknown, ColumnConflict, ColumnFault */
  map(record: FileRecord): PlainRow {
    const { columns, values } = this.settings.hasTypes
      ? flatten(record, (column) => this.#resolver.hasParts(column))
      : record;
    if (columns !== this.#columns) {
      this.#plan = this.#planOf(columns);
      this.#columns = columns;
    }
    return buildRow(this.#plan, values);
  }

  #planOf(columns: readonly string[]): Plan {
    const key = JSON.stringify(columns);
    const plan =
      this.#plans.get(key) ?? planRow(columns.flatMap((column, index) => this.#mapped(column, index)));
    if (this.#plans.size >= PLANS) {
      this.#plans.clear();
    }
    this.#plans.set(key, plan);
    return plan;
  }

  #mapped(column: string, index: number): MappedColumn[] {
    if (this.#resolver.ignores(column)) {
      return [];
    }
    const path = this.#resolver.resolve(column);
    const { property } = lastOf(path);
    const convert = this.settings.convert(property, this.settings.hasTypes);
    const label = `${this.shape.name}.${path.map(({ key }) => key).join('.')}`;
    return [{ index, column, label, path, convert }];
  }
}

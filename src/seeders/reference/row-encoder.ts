import type { PlainRow } from './entity-rows.js';
import type { PropertyWriter } from './property-writer.js';
import { PropertyWriters } from './property-writers.js';
import type { ReferenceContext, RowErrors } from './reference-context.js';
import { RowDefaults } from './row-defaults.js';
import { RowDraft } from './row-draft.js';
import { ensureKeyFits } from './row-key.js';
import type { Slot, StagingLayout } from './staging-layout.js';
import { nearestName } from '../../errors/nearest-name.js';

/** Turns rows into lines for COPY. */
export class RowEncoder {
  readonly #writers: ReadonlyMap<string, PropertyWriter>;
  readonly #updates: readonly UpdateSource[];
  readonly #defaults: RowDefaults;
  readonly #errors: RowErrors;

  /** @throws InvalidReferenceError where `by` names what can't be a key. */
  constructor(
    private readonly context: ReferenceContext,
    private readonly layout: StagingLayout,
  ) {
    const makers = new PropertyWriters(context, layout);
    this.#errors = makers.errors;
    this.#writers = makers.all();
    ensureKeyFits(context, this.#writers);
    this.#defaults = new RowDefaults(context.em, context.meta, this.#writers);
    this.#updates = context.mode === 'insert' ? [] : updatesOf(makers, layout);
  }

  /** The columns of the natural key. */
  get keySlots(): readonly Slot[] {
    return this.context.by.flatMap((name) => this.#writers.get(name)?.slots ?? []);
  }

  /**
   * @param number of the row, from 1.
   * @throws InvalidReferenceError, ReferenceValueError
   */
  encode(row: PlainRow, number: number): string {
    const draft = new RowDraft(number, this.layout);
    if (typeof row !== 'object' || row === null) {
      throw this.#errors.fault(
        'notARow',
        number,
        `is ${JSON.stringify(row)}`,
        'Give an object of values by property.',
      );
    }
    this.#writeGiven(row, draft);
    this.#ensureKey(draft);
    this.#defaults.write(row, draft);
    for (const { given, writer, make } of this.#updates) {
      if (!draft.isGiven(given)) {
        writer.write(make(row), draft, 'd');
      }
    }
    return draft.toLine();
  }

  #writeGiven(row: PlainRow, draft: RowDraft): void {
    for (const name of Object.keys(row)) {
      const writer = this.#writers.get(name);
      if (writer === undefined) {
        throw this.#unknown(name, draft.row);
      }
      if (row[name] !== undefined) {
        writer.write(row[name], draft, 'g');
      }
    }
  }

  #ensureKey(draft: RowDraft): void {
    const remedy = 'Give each row its natural key, which `by` names, whole.';
    for (const name of this.context.by) {
      const slots = this.#writers.get(name)?.slots ?? [];
      if (!slots.every((slot) => draft.isGiven(slot))) {
        throw this.#errors.fault(
          'missingKey',
          draft.row,
          `does not name ${name}, a part of the key`,
          remedy,
          name,
        );
      }
      if (slots.some((slot) => draft.isNull(slot))) {
        throw this.#errors.fault(
          'nullKey',
          draft.row,
          `has null as ${name}, a part of the key`,
          remedy,
          name,
        );
      }
    }
  }

  #unknown(name: string, row: number) {
    const known = [...this.#writers.keys()];
    const nearest = nearestName(name, known);
    const remedy = nearest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
    return this.#errors.fault('unknownProperty', row, `names ${name}, which is no property`, remedy, name);
  }
}

interface UpdateSource {
  readonly given: Slot;
  readonly writer: PropertyWriter;
  readonly make: (row: PlainRow) => unknown;
}

function updatesOf(makers: PropertyWriters, layout: StagingLayout): UpdateSource[] {
  return [...layout.slots].flatMap((given) => {
    const { onUpdate } = given.property;
    const isNested = given.property.embedded !== undefined;
    return onUpdate === undefined || isNested
      ? []
      : [{ given, writer: makers.column(layout.updateSlot(given)), make: (row) => onUpdate(row, makers.em) }];
  });
}

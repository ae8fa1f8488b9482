import type { FactoryScope } from './factory-scope.js';

/** How far an `insert` is. */
export interface InsertEvent {
  /** The name of the entity that is inserted; of those that it needs nothing is told. */
  readonly entity: string;
  /** How many of it PostgreSQL has taken. */
  readonly rows: number;
  /** How many there will be, where that is known. */
  readonly total?: number;
  /** Whether it has ended, be it with an error. */
  readonly done: boolean;
}

/** Told at the start of an insert, after each part and at the end. What it throws ends the insert. */
export type OnInsert = (event: InsertEvent) => void;

/** What an insert calls as it goes on. */
export interface InsertReporter {
  /** So many rows more of the entity are taken. */
  add(rows: number): void;
  /** To be called at the end in any case. */
  end(): void;
}

/** Begins to tell of an insert to whoever has given the factories; to nobody, where nobody wants to know. */
export function reportInsert(
  { onInsert }: Pick<FactoryScope, 'onInsert'>,
  entity: string,
  total?: number,
): InsertReporter {
  let rows = 0;
  const tell = (done: boolean) => onInsert?.({ entity, rows, ...(total !== undefined && { total }), done });
  tell(false);
  return {
    add(more) {
      rows += more;
      tell(false);
    },
    end: () => tell(true),
  };
}

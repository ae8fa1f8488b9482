import { SiskinError } from './siskin.error.js';

/** What is wrong with a call of `reference`, or with the rows of one. */
export type ReferenceFault =
  | 'emptyBy'
  | 'unknownMode'
  | 'unsuitableEntity'
  | 'missingTable'
  | 'missingColumn'
  | 'unknownProperty'
  | 'unsuitableProperty'
  | 'unsuitableKey'
  | 'missingKey'
  | 'nullKey'
  | 'notARow'
  | 'notAKey'
  | 'changedPrimaryKey'
  | 'noRows';

export interface InvalidReferenceDetails {
  entity: string;
  reason: ReferenceFault;
  problem: string;
  remedy: string;
  /** What the rows are from, such as the path of a file; absent for rows from code. */
  source?: string;
  /** Counted from 1; absent where it is not a row's fault. */
  row?: number;
  /** The property, with a dot before each part of it, such as `address.city`. */
  property?: string;
}

/** Reference data is declared in a way that makes no sense. Nothing was written. */
export class InvalidReferenceError extends SiskinError {
  readonly code = 'SISKIN_INVALID_REFERENCE';
  readonly entity: string;
  readonly reason: ReferenceFault;
  readonly source: string | undefined;
  readonly row: number | undefined;
  readonly property: string | undefined;

  constructor({ entity, reason, problem, remedy, source, row, property }: InvalidReferenceDetails) {
    super({ problem, remedy });
    this.entity = entity;
    this.reason = reason;
    this.source = source;
    this.row = row;
    this.property = property;
  }
}

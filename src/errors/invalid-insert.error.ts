import { SiskinError } from './siskin.error.js';

/** What keeps rows from being inserted. */
export type InsertFault =
  | 'unsuitableEntity'
  | 'missingTable'
  | 'missingColumn'
  | 'unknownProperty'
  | 'unsuitableProperty'
  | 'missingKey'
  | 'notAKey'
  | 'unsuitableLink';

export interface InvalidInsertDetails {
  entity: string;
  reason: InsertFault;
  problem: string;
  remedy: string;
  /** The property, with a dot before each part of it, such as `address.city`. */
  property?: string;
}

/** `insert` was given what can't become rows of tables. Nothing was written. */
export class InvalidInsertError extends SiskinError {
  readonly code = 'SISKIN_INVALID_INSERT';
  readonly entity: string;
  readonly reason: InsertFault;
  readonly property: string | undefined;

  constructor({ entity, reason, problem, remedy, property }: InvalidInsertDetails) {
    super({ problem, remedy });
    this.entity = entity;
    this.reason = reason;
    this.property = property;
  }
}

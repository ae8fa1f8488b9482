import { nameFactory } from '../../errors/factories-invalid.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { databaseError, type DatabaseError } from './database-error.js';
import { databaseRemedy } from './database-remedy.js';
import type { FactoryLintFailure, FactoryLintStep, FactoryName } from './lint-report.js';

/** Where something was thrown. */
export interface LintPlace extends FactoryName {
  readonly state?: string;
  readonly step: FactoryLintStep;
}

/** Who makes the rows of a table, where that is not the factory that is tried. */
export type FindMaker = (table: string) => FactoryName | undefined;

/** What an error means for whoever wrote the factory. */
export function lintFailure(place: LintPlace, cause: unknown, findMaker: FindMaker): FactoryLintFailure {
  if (cause instanceof SiskinError) {
    const { problem, remedy, code } = cause;
    return { ...place, problem, remedy, code, cause };
  }
  const found = databaseError(cause);
  if (found === undefined) {
    return { ...place, ...ofCode(place, cause), cause };
  }
  const { message: _, ...fields } = found;
  const maker = found.table === undefined ? undefined : findMaker(found.table);
  const remedy = databaseRemedy(found, maker === undefined ? place : { ...maker, step: place.step });
  return { ...place, problem: problemOf(found), remedy, ...fields, cause };
}

/** Whether two failures are one: a state has what is wrong with its factory, too. */
export function isSame(one: FactoryLintFailure, other: FactoryLintFailure): boolean {
  return identityOf(one) === identityOf(other);
}

function identityOf({ step, code, table, column, constraint, problem }: FactoryLintFailure): string {
  return JSON.stringify([step, code, table, column, constraint ?? problem]);
}

/** A detail that shows the whole row is of use to programs alone. */
function problemOf({ message, detail = '' }: DatabaseError): string {
  return detail.startsWith('Failing row') || detail === '' ? message : `${message}: ${detail}`;
}

function messageOf(error: unknown): string {
  const message: unknown = Object(error).message;
  return typeof message === 'string' && message !== '' ? message : String(error);
}

/** MikroORM shows the whole entity behind the message of a value that it refuses. */
function ofCode(place: LintPlace, error: unknown): { problem: string; remedy: string } {
  const { factory, inferred, entity } = place;
  const isRefused = Object(error).name === 'ValidationError';
  const problem = isRefused ? messageOf(error).replace(/\nentity: [^]*$/, '') : messageOf(error);
  if (inferred) {
    return { problem, remedy: `Write a factory for it: nest-cmd make:factory ${entity}` };
  }
  const name = nameFactory(place);
  const remedy = isRefused
    ? `In ${name} give the property a value that MikroORM takes.`
    : `Mend ${name}. Where it was thrown: nest-cmd db:lint-factories ${factory} --verbose`;
  return { problem, remedy };
}

import { nameFactory } from '../../errors/factories-invalid.error.js';
import type { DatabaseError } from './database-error.js';
import type { LintPlace } from './lint-failure.js';

/** SQLSTATEs. */
export const UNIQUE_VIOLATION = '23505';
const UNDEFINED = ['42P01', '42703'];
const LOCK_NOT_AVAILABLE = '55P03';
const INSUFFICIENT_PRIVILEGE = '42501';

/** What to do about a failure of PostgreSQL's. */
export function databaseRemedy(error: DatabaseError, place: LintPlace): string {
  if (UNDEFINED.includes(error.code)) {
    return 'The database lacks what MikroORM knows: nest-cmd db:migrate';
  }
  if (error.code === LOCK_NOT_AVAILABLE) {
    return 'Another session holds what it needs: try again once that has ended.';
  }
  if (error.code === INSUFFICIENT_PRIVILEGE) {
    return 'Grant the user of the application what it lacks, or check the factories on a database of your own.';
  }
  const what = whatToDo(error, place);
  return place.inferred
    ? `Write a factory for it, nest-cmd make:factory ${place.entity}, and ${what}.`
    : `In ${nameFactory(place)} ${what}.`;
}

/** Goes on behind the name of the factory. */
function whatToDo({ code, column, constraint }: DatabaseError, { step }: LintPlace): string {
  switch (code) {
    case UNIQUE_VIOLATION:
      return step === 'create twice'
        ? 'take a value that differs from row to row, such as `user${sequence}@example.com`'
        : 'take a value that no other row has, such as `user${sequence}@example.com`, or try it on a database without rows';
    case '23502':
      return `give ${column === undefined ? 'it' : `the property of the column ${column}`} a value, or a factory where it is a relation`;
    case '23503':
      return 'put a factory, or an entity that is there, in the place of the relation';
    case '23514':
      return `take values that the check ${constraint ?? ''} admits`.replace('  ', ' ');
    case '23P01':
      return 'take values that exclude no other row';
    case '22001':
      return 'shorten the text: `cutAtWord(text, length)`';
    case '22003':
      return 'take a number that the column has room for';
    default:
      return 'take values that the database admits';
  }
}

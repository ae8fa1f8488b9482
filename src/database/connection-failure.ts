import {
  DatabaseLoginError,
  DatabaseMissingError,
  DatabaseUnreachableError,
  type DatabaseAddress,
  type DatabaseConnectionError,
} from '../errors/database-connection.error.js';

/** SQLSTATE of PostgreSQL: the database does not exist. */
const INVALID_CATALOG_NAME = '3D000';
/** SQLSTATEs of class 28: invalid authorization. */
const INVALID_AUTHORIZATION = '28';

/** What a failed attempt to connect means. */
export function toConnectionError(
  address: DatabaseAddress,
  error: unknown,
  /** How long the server was waited for, in milliseconds. */
  waited?: number,
): DatabaseConnectionError {
  const code = codeOf(error);
  if (code === INVALID_CATALOG_NAME) {
    return new DatabaseMissingError(address, error);
  }
  if (code?.startsWith(INVALID_AUTHORIZATION)) {
    return new DatabaseLoginError(address, messageOf(error), error);
  }
  return new DatabaseUnreachableError(address, reasonFor(code, error), error, waited);
}

/** SQLSTATE: the server starts, stops or recovers. */
const CANNOT_CONNECT_NOW = '57P03';
const NOT_THERE = [
  CANNOT_CONNECT_NOW,
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
];
/** How node-postgres says, without a code, that nobody answered, or hung up. */
const NO_ANSWER = /^(timeout expired|Connection terminated)/;

/** Whether a later attempt may find what this one did not: the server, or the name of its host. */
export function isYetToCome(error: unknown): boolean {
  return NOT_THERE.includes(codeOf(error) ?? '') || NO_ANSWER.test(messageOf(error));
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host does not resolve',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'there is no route to the host',
};

function reasonFor(code: string | undefined, error: unknown): string {
  return (code === undefined ? undefined : REASONS[code]) ?? messageOf(error);
}

/** Node tries every address of a host and then throws an aggregate whose own message is empty. */
function messageOf(error: unknown): string {
  const { message, errors } = partsOf(error);
  if (message === '' && Array.isArray(errors)) {
    return errors.map(messageOf).join(', ');
  }
  return typeof message === 'string' ? message : String(error);
}

function codeOf(error: unknown): string | undefined {
  const { code } = partsOf(error);
  return typeof code === 'string' ? code : undefined;
}

/** By shape and not by `instanceof`: under Jest an error of the system comes from another realm than this module. */
function partsOf(error: unknown): { message?: unknown; code?: unknown; errors?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}

/** SQLSTATEs with which the server ends a session: of class 08, by an operator, while it stops, or after idling. */
const ENDED = /^(08...|57P0[1235]|25P03)$/;
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** How node-postgres says that a connection is gone, without a code. */
const SAID =
  /^(Connection terminated|Client has encountered a connection error|Client was closed and is not queryable)/;

/**
 * Why a connection was lost in the middle of its work, from an error or what caused it; undefined where it was not.
 *
 * By shape and not by `instanceof`: under Jest an error of the system comes from another realm than this module.
 */
export function findLoss(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('message' in error)) {
    return undefined;
  }
  const message = String(error.message);
  const code = 'code' in error ? String(error.code) : '';
  if (ENDED.test(code) || BROKEN.has(code) || SAID.test(message)) {
    return message;
  }
  return 'cause' in error ? findLoss(error.cause) : undefined;
}

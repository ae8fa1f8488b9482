import type { Answer } from './outer-connection.js';

/** A cursor of `pg-cursor`, as far as it matters. */
export interface Cursor {
  text: string;
  values: unknown;
  read: unknown;
  close: unknown;
}

type Done = (error: unknown, rows?: unknown[]) => void;

export function isCursor(query: unknown): query is Cursor {
  return (
    typeof query === 'object' &&
    query !== null &&
    'submit' in query &&
    'read' in query &&
    'text' in query &&
    typeof query.read === 'function' &&
    'close' in query &&
    // A stream reads and closes, too, and keeps a cursor for it.
    !('pipe' in query)
  );
}

/**
 * Has a cursor read what the query has returned as a whole. One that is open on the server would keep everybody else from
 * the connection until it is closed.
 */
export function serveCursor(cursor: Cursor, ask: () => Promise<Answer>): void {
  const rows = ask().then((answer) => [answer].flat().at(-1)?.rows ?? []);
  // Whoever reads hears of it.
  rows.catch(() => undefined);
  let position = 0;
  const next = async (count: number): Promise<unknown[]> => {
    const all = await rows;
    const chunk = all.slice(position, position + count);
    position += chunk.length;
    return chunk;
  };
  cursor.read = (count: number, done?: Done) => inEitherForm(next(count), done);
  cursor.close = (done?: Done) => inEitherForm(Promise.resolve([]), done);
}

function inEitherForm(pending: Promise<unknown[]>, done?: Done): Promise<unknown[]> | undefined {
  if (done === undefined) {
    return pending;
  }
  pending.then(
    (rows) => done(null, rows),
    (error: unknown) => done(error),
  );
}

import { timeStatement, type StatementListener } from './executed-statement.js';
import { isSubmitted, onEndOf, textOfSubmitted } from './submittable.js';

/** As node-postgres has it, without its many ways to be called. */
export interface QueryingClient {
  query(query: unknown, values?: unknown, callback?: unknown): unknown;
}

/** Tells the listener of every statement that the client runs from here on. */
export function observeClient(client: QueryingClient, listener: StatementListener): void {
  const ask = client.query.bind(client);
  client.query = (query, values, callback) => {
    if (isSubmitted(query)) {
      const told = timeStatement(textOfSubmitted(query), [], listener);
      onEndOf(query, () => told());
      return ask(query, values, callback);
    }
    const { text, parameters } = partsOf(query, values);
    const told = timeStatement(text, parameters, listener);
    const answer = (result?: unknown) => told(rowCountOf(result));
    const last = typeof values === 'function' ? values : callback;
    if (typeof last === 'function') {
      const call = (error: unknown, result: unknown) => {
        answer(result);
        last(error, result);
      };
      return typeof values === 'function' ? ask(query, call) : ask(query, values, call);
    }
    const pending = ask(query, values);
    Promise.resolve(pending).then(answer, () => answer());
    return pending;
  };
}

/** The SQL and the values of what node-postgres was asked for. */
export function partsOf(query: unknown, values: unknown): { text: string; parameters: readonly unknown[] } {
  const asked: { text?: unknown; values?: unknown } =
    typeof query === 'string' ? { text: query } : Object(query);
  const given: unknown = Array.isArray(values) ? values : asked.values;
  const text = typeof asked.text === 'string' ? asked.text : '';
  return { text, parameters: Array.isArray(given) ? given : [] };
}

function rowCountOf(result: unknown): number {
  const results: unknown[] = Array.isArray(result) ? result : [result];
  return results.reduce<number>((sum, one) => {
    const { rowCount }: { rowCount?: unknown } = Object(one);
    return sum + (typeof rowCount === 'number' ? rowCount : 0);
  }, 0);
}

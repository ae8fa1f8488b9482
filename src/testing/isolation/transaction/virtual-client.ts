import { EventEmitter } from 'node:events';

import { escapeIdentifier, escapeLiteral, type QueryConfig } from 'pg';

import type { SourcedClient } from '../../connection/connection-source.js';
import { timeStatement, type StatementListener } from '../../connection/executed-statement.js';
import { partsOf } from '../../connection/observe-client.js';
import { isSubmitted, textOfSubmitted, type SubmittedQuery } from '../../connection/submittable.js';
import { isCursor, serveCursor, type Cursor } from './served-cursor.js';
import type { Answer } from './outer-connection.js';
import type { Session } from './session.js';
import { splitControl } from './split-job.js';
import type { Job } from './shared-state.js';
import { mayControlWithin } from './transaction-command.js';

type Callback = (error: unknown, answer?: Answer) => void;

/** What an application takes for a connection of node-postgres from its pool. */
export class VirtualClient extends EventEmitter implements SourcedClient {
  readonly escapeIdentifier = escapeIdentifier;
  readonly escapeLiteral = escapeLiteral;
  listener: StatementListener | undefined;

  constructor(
    readonly session: Session,
    /** Names of prepared statements are a connection's own. */
    private readonly number: number,
    /** That of the server's process, by which queries are cancelled. */
    readonly processID: unknown,
    private readonly free: (client: VirtualClient) => void,
  ) {
    super();
  }

  query(query: unknown, values?: unknown, callback?: unknown): unknown {
    if (isCursor(query)) {
      return this.#serve(query);
    }
    if (isSubmitted(query)) {
      return this.#submit(query);
    }
    const answer = this.#ask(query, values);
    const last = typeof values === 'function' ? values : callback;
    if (typeof last !== 'function') {
      return answer;
    }
    const call: Callback = (error, result) => void last(error, result);
    answer.then(
      (result) => call(null, result),
      (error: unknown) => call(error),
    );
  }

  release(): void {
    this.free(this);
  }

  #ask(query: unknown, values: unknown): Promise<Answer> {
    const { text, parameters } = partsOf(query, values);
    if (parameters.length === 0 && mayControlWithin(text)) {
      return this.#askInParts(text);
    }
    const config = this.#configOf(query, text, parameters);
    return this.#run({ text, send: (outer) => outer.send(config) }, parameters);
  }

  async #askInParts(text: string): Promise<Answer> {
    const answers: Answer[] = [];
    for (const part of (await splitControl(text)) ?? [text]) {
      answers.push(await this.#run({ text: part, send: (outer) => outer.send(part) }));
    }
    return answers.length === 1 ? (answers[0] ?? []) : answers.flat();
  }

  #configOf(query: unknown, text: string, parameters: readonly unknown[]): QueryConfig {
    const config: { name?: unknown } = typeof query === 'string' ? {} : { ...Object(query) };
    const name = typeof config.name === 'string' ? `${config.name}_${this.number}` : undefined;
    // An empty list of values is none: such SQL may be several statements.
    return { ...config, name, text, values: parameters.length > 0 ? [...parameters] : undefined };
  }

  #submit(query: SubmittedQuery): SubmittedQuery {
    let submitted = false;
    const send: Job['send'] = (outer) => {
      submitted = true;
      return outer.submit(query);
    };
    this.#run({ text: textOfSubmitted(query), send }).catch((error: unknown) => {
      if (!submitted) {
        query.handleError(error, undefined);
      }
    });
    return query;
  }

  #serve(cursor: Cursor): Cursor {
    serveCursor(cursor, () => this.#ask({ text: cursor.text }, cursor.values));
    return cursor;
  }

  async #run(job: Job, parameters: readonly unknown[] = []): Promise<Answer> {
    const told = timeStatement(job.text, parameters, this.listener);
    try {
      const answer = await this.session.run(job);
      told([answer].flat().reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0));
      return answer;
    } catch (error) {
      told();
      throw error;
    }
  }
}

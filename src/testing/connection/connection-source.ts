import type { QueryingClient } from './observe-client.js';
import type { StatementListener } from './executed-statement.js';

/** What takes the place of the connections of a pool. */
export interface ConnectionSource {
  /**
   * A connection for one user at a time, until its `release()`.
   *
   * @param listener told of each of its statements.
   */
  connect(listener?: StatementListener): Promise<SourcedClient>;
}

export interface SourcedClient extends QueryingClient {
  release(error?: unknown): void;
}

type ConnectCallback = (error: unknown, client?: SourcedClient, done?: SourcedClient['release']) => void;

/** The `connect` of a pool of node-postgres, in both of its forms. */
export function connectFrom(source: ConnectionSource, listener?: StatementListener) {
  return (callback?: ConnectCallback): Promise<SourcedClient> | undefined => {
    const connected = source.connect(listener);
    if (callback === undefined) {
      return connected;
    }
    connected.then(
      (client) => callback(undefined, client, client.release.bind(client)),
      (error: unknown) => callback(error),
    );
  };
}

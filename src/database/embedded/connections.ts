import { Client, type ClientConfig } from 'pg';

/** Runs `work` on a connection of its own, which is closed afterwards whatever happens. */
export async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionTimeoutMillis: 10_000, ...config });
  // A connection that breaks is also an event, which would end the process where nobody listens.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

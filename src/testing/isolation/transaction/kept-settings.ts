import { escapeLiteral } from 'pg';

import { localSettings } from './local-settings.js';
import type { OuterConnection } from './outer-connection.js';

/** The settings that a transaction changes for itself alone, such as its role, as they were before. */
export class KeptSettings {
  readonly #before = new Map<string, string>();

  /** To be called before each statement of the transaction. */
  async remember(outer: OuterConnection, sql: string): Promise<void> {
    for (const name of localSettings(sql)) {
      if (!this.#before.has(name)) {
        const answer = await outer.send({
          text: "select coalesce(pg_catalog.current_setting($1, true), '') as value",
          values: [name],
        });
        const { value }: { value?: unknown } = Object([answer].flat()[0]?.rows[0]);
        this.#before.set(name, String(value));
      }
    }
  }

  /** Sets them as they were; empty where there are none. */
  get sql(): string {
    return [...this.#before]
      .map(
        ([name, value]) =>
          `select pg_catalog.set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true); `,
      )
      .join('');
  }
}

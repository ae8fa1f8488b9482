import type { TestServer } from '../server/index.js';
import type { TemplateDatabase } from '../templates/index.js';
import type { SharedConnection } from './transaction/index.js';

/** What the isolation of one database of the application stands on. */
export interface IsolationGround {
  /** The `contextName` of the database, or `default`. */
  readonly name: string;
  readonly server: TestServer;
  /** The run that its databases belong to. */
  readonly run: string;
  readonly template: TemplateDatabase;
  /** Tells this worker, and this use of a database in its file, from all others of the run that may be open at the same time. */
  readonly worker: number;
  /** Leads the application's connections to a database; what was led before is given back first. */
  lead(to: { readonly url: string }): Promise<void>;
  /** The same, with a single connection for all of them. */
  share(to: { readonly url: string }): Promise<SharedConnection>;
  /** Called with each statement of the application, once it is led anywhere. */
  onStatement(listener: () => void): void;
}

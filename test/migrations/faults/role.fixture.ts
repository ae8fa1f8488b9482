import { escapeIdentifier } from 'pg';

import type { TestDatabase } from '../../../src/testing/index.js';
import type { DatabaseRow } from '../../fixtures/lab.js';

interface Owner {
  readonly database: TestDatabase;
  query(sql: string): Promise<DatabaseRow[]>;
}

/** A role that may log in, and nothing else. */
export class Role implements AsyncDisposable {
  /** The URL of the owner's database for it. */
  readonly url: string;

  private constructor(
    private readonly owner: Owner,
    readonly name: string,
  ) {
    const url = new URL(owner.database.url);
    [url.username, url.password] = [name, 'pw'];
    this.url = url.href;
  }

  static async create(owner: Owner): Promise<Role> {
    const role = new Role(owner, owner.database.name.replace('siskin_test', 'role'));
    await owner.query(`create role ${role.quoted} login password 'pw'`);
    return role;
  }

  get quoted(): string {
    return escapeIdentifier(this.name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.owner.query(`drop owned by ${this.quoted}; drop role ${this.quoted}`);
  }
}

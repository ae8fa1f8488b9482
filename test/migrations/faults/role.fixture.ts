import { escapeIdentifier } from 'pg';

import type { Lab } from '../../fixtures/lab.js';

/** A role that may log in, and nothing else. */
export class Role implements AsyncDisposable {
  readonly name: string;
  /** The URL of the lab's database for it. */
  readonly url: string;

  private constructor(
    private readonly lab: Lab,
    name: string,
  ) {
    this.name = name;
    const url = new URL(lab.database.url);
    [url.username, url.password] = [name, 'pw'];
    this.url = url.href;
  }

  static async create(lab: Lab): Promise<Role> {
    const role = new Role(lab, lab.database.name.replace('siskin_test', 'role'));
    await lab.query(`create role ${role.quoted} login password 'pw'`);
    return role;
  }

  get quoted(): string {
    return escapeIdentifier(this.name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.lab.query(`drop owned by ${this.quoted}; drop role ${this.quoted}`);
  }
}

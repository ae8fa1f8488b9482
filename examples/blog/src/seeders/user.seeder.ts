import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { UserFactory } from '../factories/user.factory.js';

/** 100 users: 2 admins, 28 authors, 70 readers. */
@Seeder()
export class UserSeeder implements SeederRunner {
  async run({ factories }: SeedContext) {
    const users = factories.get(UserFactory);

    await users.admin().verified().count(2).create();
    await users.author().verified().count(28).create();
    await users.count(70).create();
  }
}

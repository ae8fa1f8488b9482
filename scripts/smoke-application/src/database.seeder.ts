import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { UserFactory } from './user.factory.js';

@Seeder()
export class DatabaseSeeder implements SeederRunner {
  async run({ factories }: SeedContext) {
    await factories.get(UserFactory).count(10).create();
  }
}

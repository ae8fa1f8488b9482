import { Test } from '@nestjs/testing';
import { useDatabase } from 'siskin/testing';

import { AppModule } from './app.module.js';
import { DatabaseSeeder } from './database.seeder.js';
import { User } from './user.entity.js';
import { UserFactory } from './user.factory.js';

const database = useDatabase(() => Test.createTestingModule({ imports: [AppModule] }).compile(), {
  seed: DatabaseSeeder,
});

it.each([1, 2])('finds the users of the seeder, and its own (%d)', async () => {
  await database.factories.get(UserFactory).create({ name: 'Ada' });
  await expect(database).toHaveRow(User, { name: 'Ada' });
  await expect(database).toHaveRowCount(User, 11);
});

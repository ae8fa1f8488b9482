import type { InferEntity } from '@mikro-orm/core';
import { EntityFactory, Factory, type Definition, type FactoryContext } from 'siskin';

import { User } from './user.entity.js';

type User = InferEntity<typeof User>;

@Factory(User)
export class UserFactory extends EntityFactory<User> {
  definition({ faker, sequence }: FactoryContext): Definition<User> {
    return { name: faker.person.fullName(), email: `user${sequence}@example.com` };
  }
}

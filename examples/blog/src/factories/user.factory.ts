import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { User, UserRole } from '../users/user.entity.js';

@Factory(User)
export class UserFactory extends EntityFactory<User> {
  definition({ faker, sequence }: FactoryContext) {
    return {
      fullName: faker.person.fullName(),
      email: `user${sequence}@example.com`,
      createdAt: faker.date.past({ years: 3 }),
    };
  }

  author() {
    return this.state({ role: UserRole.Author });
  }

  admin() {
    return this.state({ role: UserRole.Admin });
  }

  verified() {
    return this.state({ isVerified: true });
  }
}

import { faker } from '@faker-js/faker/locale/en';
import { type Constructor, MikroORM, type RequiredEntityData } from '@mikro-orm/postgresql';
import { Factory } from '@mikro-orm/seeder';

import type { OpenContender } from '../contender.js';
import { Post, User } from '../entities.js';
import { postValues, userValues } from '../values.js';

let index = 0;

class UserFactory extends Factory<User> {
  readonly model: Constructor<User> = User;

  protected definition(): RequiredEntityData<User> {
    return userValues(faker, index++);
  }
}

class PostFactory extends Factory<Post> {
  readonly model: Constructor<Post> = Post;

  protected definition(): RequiredEntityData<Post> {
    return postValues(faker) as RequiredEntityData<Post>;
  }
}

/** Its factories as its guide shows them; users at once where they fit, else 10,000 at a time with an EntityManager of their own. */
export const openMikroOrmSeeder: OpenContender = async (clientUrl) => {
  const orm = await MikroORM.init({ clientUrl, entities: [User, Post] });
  return {
    async run({ users, postsPerUser }) {
      for (let left = users; left > 0; left -= 10_000) {
        const em = orm.em.fork();
        await new UserFactory(em)
          .each((user) => user.posts.set(postsPerUser > 0 ? new PostFactory(em).make(postsPerUser) : []))
          .create(Math.min(left, 10_000));
      }
    },
    close: () => orm.close(),
  };
};

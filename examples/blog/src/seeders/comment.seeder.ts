import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { CommentFactory } from '../factories/comment.factory.js';
import { Post } from '../posts/post.entity.js';
import { User } from '../users/user.entity.js';

/** 1,000 comments, each written after its post. */
@Seeder()
export class CommentSeeder implements SeederRunner {
  async run({ em, factories }: SeedContext) {
    const users = await em.findAll(User);
    const posts = await em.findAll(Post);

    await factories
      .get(CommentFactory)
      .state(({ faker }) => {
        const post = faker.helpers.arrayElement(posts);
        return {
          post,
          author: faker.helpers.arrayElement(users),
          createdAt: faker.date.between({ from: post.createdAt, to: new Date() }),
        };
      })
      .count(1_000)
      .create();
  }
}

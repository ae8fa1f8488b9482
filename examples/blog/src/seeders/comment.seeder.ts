import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { CommentFactory } from '../factories/comment.factory.js';
import { Post } from '../posts/post.entity.js';
import { User } from '../users/user.entity.js';

/** 1,000 comments, each written after its post. */
@Seeder()
export class CommentSeeder implements SeederRunner {
  async run({ em, factories }: SeedContext) {
    const users = await em.findAll(User, { orderBy: { id: 'asc' } });
    const posts = await em.findAll(Post, { orderBy: { id: 'asc' } });

    await factories
      .get(CommentFactory)
      .recycle(users, posts)
      .state({
        createdAt: ({ post }, { faker, referenceDate }) =>
          faker.date.between({ from: post.createdAt, to: referenceDate }),
      })
      .count(1_000)
      .insert();
  }
}

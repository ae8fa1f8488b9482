import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { Comment } from '../comments/comment.entity.js';
import { Post } from '../posts/post.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';
import { CommentSeeder } from './comment.seeder.js';
import { PostSeeder } from './post.seeder.js';
import { UserSeeder } from './user.seeder.js';

/** Everything that there is to look at. Its entities are emptied first by `db:seed --truncate`. */
@Seeder({ entities: [Comment, Post, Tag, User] })
export class DatabaseSeeder implements SeederRunner {
  async run({ call }: SeedContext) {
    await call([UserSeeder, PostSeeder, CommentSeeder]);
  }
}

import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { CommentSeeder } from './comment.seeder.js';
import { PostSeeder } from './post.seeder.js';
import { UserSeeder } from './user.seeder.js';

@Seeder()
export class DatabaseSeeder implements SeederRunner {
  async run({ call }: SeedContext) {
    await call([UserSeeder, PostSeeder, CommentSeeder]);
  }
}

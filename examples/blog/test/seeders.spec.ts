import { MigrationService, SeederService } from 'siskin';

import { Comment } from '../src/comments/comment.entity.js';
import { Post } from '../src/posts/post.entity.js';
import { DatabaseSeeder } from '../src/seeders/database.seeder.js';
import { User, UserRole } from '../src/users/user.entity.js';
import { startBlog, type Blog } from './support/blog.js';

describe('DatabaseSeeder', () => {
  let blog: Blog;

  beforeAll(async () => {
    blog = await startBlog();
    await blog.app.get(MigrationService).migrate();
    await blog.app.get(SeederService).run(DatabaseSeeder);
  });
  afterAll(() => blog.stop());

  it('makes 100 users, 500 posts and 1,000 comments', async () => {
    const em = blog.orm.em.fork();

    expect(await em.count(User)).toBe(100);
    expect(await em.count(Post)).toBe(500);
    expect(await em.count(Comment)).toBe(1_000);
  });

  it('uses the categories that the migrations inserted, all of them', async () => {
    const em = blog.orm.em.fork();
    const posts = await em.findAll(Post, { populate: ['category'] });
    const used = new Set(posts.map(({ category }) => category.$.slug));

    expect([...used].sort()).toEqual(['company', 'design', 'engineering', 'field-notes', 'product']);
  });

  it('lets readers write no post', async () => {
    const em = blog.orm.em.fork();

    expect(await em.count(Post, { author: { role: UserRole.Reader } })).toBe(0);
  });

  it('gives each post a slug made from its title', async () => {
    const post = await blog.orm.em.fork().findOneOrFail(Post, { title: { $ne: '' } });
    const words = post.title.toLowerCase().match(/[a-z0-9]+/g);

    expect(post.slug).toMatch(new RegExp(`^${words?.join('-')}-\\d+$`));
  });
});

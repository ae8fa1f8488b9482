import { join } from 'node:path';

import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';

import { DailyTotal } from '../../../examples/blog/src/analytics/daily-total.entity.js';
import { PageView } from '../../../examples/blog/src/analytics/page-view.entity.js';
import { Category } from '../../../examples/blog/src/categories/category.entity.js';
import { Comment } from '../../../examples/blog/src/comments/comment.entity.js';
import { Post } from '../../../examples/blog/src/posts/post.entity.js';
import { Tag } from '../../../examples/blog/src/tags/tag.entity.js';
import { User } from '../../../examples/blog/src/users/user.entity.js';
import { REPOSITORY } from '../../fixtures/folders.js';
import { Lab } from '../../fixtures/lab.js';
import { BLOG_STEPS } from './blog-steps.js';
import { EntityProject, linesOf } from './entity-project.js';

const BLOG = [User, Category, Post, Comment, Tag];
const ANALYTICS = [PageView, DailyTotal];
const REFLECTED = { metadataProvider: ReflectMetadataProvider };

describe('The history of the example', () => {
  it.each([
    ['blog', BLOG],
    ['analytics', ANALYTICS],
  ])('of %s begins with one migration, where its entities are there', async (_, entities) => {
    await using project = await EntityProject.open();
    const service = await project.service(entities, {}, REFLECTED);
    expect(await service.autogenerate('initial', { from: 'empty' })).toMatchObject({
      migrations: [expect.anything()],
    });
    await (await project.service(entities, {}, REFLECTED)).migrate();
    expect(await project.lines()).toEqual(await project.linesOfEntities(entities, REFLECTED));
  });

  it('of the blog is made again by --auto, a command a step, with rows in its tables', async () => {
    await using project = await EntityProject.open();
    for (const { name, entities, flags } of BLOG_STEPS) {
      const { migrations } = await project.step(entities, { ...flags, safe: false });
      expect({ name, migrations: migrations.length }).toEqual({ name, migrations: 1 });
      await project.query(ROWS[name] ?? 'select 1');
    }
    const { migrations } = await project.step(BLOG, { safe: false, orm: REFLECTED });
    expect(migrations).toHaveLength(1);
    expect(await project.lines()).toEqual(await linesOfExample());
    expect(await project.query('select full_name, role, is_verified, slug from users, posts')).toEqual([
      { full_name: 'Ada', role: 'reader', is_verified: false, slug: 'an-engine-1' },
    ]);
  });
});

const ROWS: Readonly<Record<string, string>> = {
  'create users': `insert into users (name, email) values ('Ada', 'ada@example.org')`,
  'create categories': `insert into categories (name, slug) values ('Engineering', 'engineering')`,
  'create posts': `insert into posts (author_id, category_id, title, body) values (1, 1, 'An engine', '...')`,
};

/** What the example's own migrations make. */
async function linesOfExample(): Promise<readonly string[]> {
  await using lab = await Lab.open();
  const service = await lab.on([join(REPOSITORY, 'examples/blog/src/migrations')]);
  await service.migrate();
  return await linesOf(lab.database.url);
}

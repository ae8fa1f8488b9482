import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { Category } from '../categories/category.entity.js';
import { PostFactory } from '../factories/post.factory.js';
import { TagFactory } from '../factories/tag.factory.js';
import { SlugService } from '../slugs/slug.service.js';
import { User, UserRole } from '../users/user.entity.js';
import { CategorySeeder } from './category.seeder.js';

/** 500 posts by authors and admins, written after these joined, in the categories that there are. */
@Seeder({ dependsOn: [CategorySeeder] })
export class PostSeeder implements SeederRunner {
  constructor(private readonly slugs: SlugService) {}

  async run({ em, factories }: SeedContext) {
    const authors = await em.findAll(User, {
      where: { role: { $ne: UserRole.Reader } },
      orderBy: { id: 'asc' },
    });
    const categories = await em.findAll(Category, { orderBy: { id: 'asc' } });
    const tags = await factories.get(TagFactory).count(20).create();

    await factories
      .get(PostFactory)
      .recycle(authors, categories, tags)
      .state({
        slug: ({ title }, { sequence }) => `${this.slugs.slugify(title)}-${sequence}`,
        createdAt: ({ author }, { faker, referenceDate }) =>
          faker.date.between({ from: author.createdAt, to: referenceDate }),
      })
      .hasAttached(TagFactory.count([0, 4]))
      .count(500)
      .create();
  }
}

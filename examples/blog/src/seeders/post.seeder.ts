import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { Category } from '../categories/category.entity.js';
import { PostFactory } from '../factories/post.factory.js';
import { TagFactory } from '../factories/tag.factory.js';
import { SlugService } from '../slugs/slug.service.js';
import { User, UserRole } from '../users/user.entity.js';

/** 500 posts by authors and admins, in the categories that a migration inserted. */
@Seeder()
export class PostSeeder implements SeederRunner {
  constructor(private readonly slugs: SlugService) {}

  async run({ em, factories }: SeedContext) {
    const authors = await em.findAll(User, { where: { role: { $ne: UserRole.Reader } } });
    const categories = await em.findAll(Category);
    const tags = await factories.get(TagFactory).count(20).create();

    await factories
      .get(PostFactory)
      .state(({ faker, sequence }) => {
        const title = faker.company.catchPhrase();
        return {
          title,
          slug: `${this.slugs.slugify(title)}-${sequence}`,
          author: faker.helpers.arrayElement(authors),
          category: faker.helpers.arrayElement(categories),
          tags: faker.helpers.arrayElements(tags, { min: 0, max: 4 }),
        };
      })
      .count(500)
      .create();
  }
}

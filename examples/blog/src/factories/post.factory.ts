import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { Post } from '../posts/post.entity.js';
import { CategoryFactory } from './category.factory.js';
import { UserFactory } from './user.factory.js';

@Factory(Post)
export class PostFactory extends EntityFactory<Post> {
  definition({ faker, sequence, factories }: FactoryContext) {
    return {
      title: faker.company.catchPhrase(),
      slug: `post-${sequence}`,
      body: faker.lorem.paragraphs(3, '\n\n'),
      author: factories.get(UserFactory).author(),
      category: factories.get(CategoryFactory),
      createdAt: faker.date.past({ years: 1 }),
    };
  }

  deleted() {
    return this.state(({ referenceDate }) => ({ deletedAt: referenceDate }));
  }
}

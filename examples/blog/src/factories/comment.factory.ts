import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { Comment } from '../comments/comment.entity.js';
import { PostFactory } from './post.factory.js';
import { UserFactory } from './user.factory.js';

@Factory(Comment)
export class CommentFactory extends EntityFactory<Comment> {
  definition({ faker, factories, referenceDate }: FactoryContext) {
    return {
      body: faker.lorem.sentences({ min: 1, max: 4 }),
      post: factories.get(PostFactory),
      author: factories.get(UserFactory),
      createdAt: referenceDate,
    };
  }

  deleted() {
    return this.state(({ referenceDate }) => ({ deletedAt: referenceDate }));
  }
}

import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { Comment } from '../comments/comment.entity.js';
import { PostFactory } from './post.factory.js';
import { UserFactory } from './user.factory.js';

@Factory(Comment)
export class CommentFactory extends EntityFactory<Comment> {
  definition({ faker, factories }: FactoryContext) {
    return {
      body: faker.lorem.sentences({ min: 1, max: 4 }),
      post: factories.get(PostFactory),
      author: factories.get(UserFactory),
    };
  }

  deleted() {
    return this.state({ deletedAt: new Date() });
  }
}

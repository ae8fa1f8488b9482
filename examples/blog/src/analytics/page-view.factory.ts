import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { PageView } from './page-view.entity.js';

@Factory(PageView)
export class PageViewFactory extends EntityFactory<PageView> {
  definition({ faker }: FactoryContext) {
    return {
      path: `/posts/${faker.lorem.slug()}`,
      viewedAt: faker.date.recent({ days: 30 }),
      userAgent: faker.internet.userAgent(),
    };
  }
}

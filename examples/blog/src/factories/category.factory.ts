import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { Category } from '../categories/category.entity.js';

@Factory(Category)
export class CategoryFactory extends EntityFactory<Category> {
  definition({ faker, sequence }: FactoryContext) {
    return { name: faker.commerce.department(), slug: `category-${sequence}` };
  }
}

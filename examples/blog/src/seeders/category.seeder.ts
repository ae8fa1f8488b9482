import { rowsFrom, Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { Category } from '../categories/category.entity.js';

const CATEGORIES = new URL('../../data/categories.csv', import.meta.url);

/** The categories, in production too: those of the file and no others. One that has posts can't be taken out of it. */
@Seeder({ environments: ['production', 'development', 'test'], groups: ['reference'], entities: [Category] })
export class CategorySeeder implements SeederRunner {
  async run({ reference }: SeedContext) {
    await reference(Category, rowsFrom(CATEGORIES), { by: ['slug'], mode: 'sync' });
  }
}

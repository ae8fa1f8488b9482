import { EntityManager } from '@mikro-orm/postgresql';
import { BadRequestException, Injectable } from '@nestjs/common';

import { Category } from './category.entity.js';

@Injectable()
export class CategoriesService {
  constructor(private readonly em: EntityManager) {}

  list(): Promise<Category[]> {
    return this.em.findAll(Category, { orderBy: { name: 'asc' } });
  }

  /** The category that a request names in its body. */
  async getCategory(slug: string): Promise<Category> {
    const category = await this.em.findOne(Category, { slug });
    if (category === null) {
      throw new BadRequestException([`category: there is no category ${slug}`]);
    }
    return category;
  }
}

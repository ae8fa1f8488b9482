import { Controller, Get } from '@nestjs/common';

import { CategoriesService } from './categories.service.js';
import type { Category } from './category.entity.js';

@Controller('categories')
export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  @Get()
  list(): Promise<Category[]> {
    return this.categories.list();
  }
}

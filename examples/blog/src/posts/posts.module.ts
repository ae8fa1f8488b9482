import { Module } from '@nestjs/common';

import { CategoriesModule } from '../categories/categories.module.js';
import { SlugModule } from '../slugs/slug.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { UsersModule } from '../users/users.module.js';
import { PostsController } from './posts.controller.js';
import { PostsService } from './posts.service.js';

@Module({
  imports: [CategoriesModule, SlugModule, TagsModule, UsersModule],
  controllers: [PostsController],
  providers: [PostsService],
  exports: [PostsService],
})
export class PostsModule {}

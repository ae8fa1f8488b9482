import { Module } from '@nestjs/common';

import { CategoriesModule } from './categories/categories.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { DatabaseModule } from './database.module.js';
import { PostsModule } from './posts/posts.module.js';

@Module({ imports: [DatabaseModule, CategoriesModule, PostsModule, CommentsModule] })
export class AppModule {}

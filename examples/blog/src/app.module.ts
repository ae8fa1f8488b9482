import { Module } from '@nestjs/common';

import { AnalyticsModule } from './analytics/analytics.module.js';
import { CategoriesModule } from './categories/categories.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { DatabaseModule } from './database.module.js';
import { PostsModule } from './posts/posts.module.js';

@Module({ imports: [DatabaseModule, AnalyticsModule, CategoriesModule, PostsModule, CommentsModule] })
export class AppModule {}

import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';

import { AnalyticsController } from './analytics.controller.js';
import { AnalyticsDatabaseModule } from './analytics-database.module.js';
import { AnalyticsService } from './analytics.service.js';
import { PageViewInterceptor } from './page-view.interceptor.js';

@Module({
  imports: [AnalyticsDatabaseModule],
  controllers: [AnalyticsController],
  providers: [AnalyticsService, { provide: APP_INTERCEPTOR, useClass: PageViewInterceptor }],
})
export class AnalyticsModule {}

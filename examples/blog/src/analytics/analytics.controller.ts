import { Controller, Get, Query } from '@nestjs/common';

import { AnalyticsService, type PathTotal } from './analytics.service.js';
import { DaysPipe } from './days.pipe.js';

@Controller('analytics')
export class AnalyticsController {
  constructor(private readonly analytics: AnalyticsService) {}

  @Get('totals')
  totals(@Query('days', DaysPipe) days: number): Promise<PathTotal[]> {
    return this.analytics.totals(days);
  }
}

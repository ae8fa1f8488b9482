import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { tap, type Observable } from 'rxjs';

import { AnalyticsController } from './analytics.controller.js';
import { AnalyticsService } from './analytics.service.js';

/** As long as the column is. */
const MAX_PATH = 300;

/** Records what was read with success. The answer does not wait for it. */
@Injectable()
export class PageViewInterceptor implements NestInterceptor {
  constructor(private readonly analytics: AnalyticsService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    const isPageView = request.method === 'GET' && context.getClass() !== AnalyticsController;
    return isPageView ? next.handle().pipe(tap({ complete: () => this.#record(request) })) : next.handle();
  }

  #record({ url = '/', headers }: IncomingMessage): void {
    const [path = '/'] = url.split('?');
    this.analytics.record(path.slice(0, MAX_PATH), headers['user-agent']);
  }
}

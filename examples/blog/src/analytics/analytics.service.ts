import { InjectEntityManager } from '@mikro-orm/nestjs';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';

export interface PathTotal {
  path: string;
  views: number;
}

@Injectable()
export class AnalyticsService implements OnModuleDestroy {
  readonly #logger = new Logger(AnalyticsService.name);
  readonly #writing = new Set<Promise<void>>();

  constructor(@InjectEntityManager('analytics') private readonly em: EntityManager) {}

  /** Writes a page view in its own time. Where that fails the log says so, and nobody else is told. */
  record(path: string, userAgent?: string): void {
    const written = this.#write(path, userAgent)
      .catch((error: unknown) => this.#logger.warn(`A view of ${path} was not recorded: ${String(error)}`))
      .finally(() => this.#writing.delete(written));
    this.#writing.add(written);
  }

  /** When all that was recorded so far is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing);
  }

  onModuleDestroy(): Promise<void> {
    return this.settled();
  }

  /** The views of each path on the last so many days, today included; the most viewed first. */
  totals(days: number): Promise<PathTotal[]> {
    return this.em.fork().execute<PathTotal[]>(
      `select path, sum(views)::int as views from daily_totals
       where day > (now() at time zone 'UTC')::date - ?::int
       group by path order by views desc, path`,
      [days],
    );
  }

  async #write(path: string, userAgent?: string): Promise<void> {
    await this.em.fork().execute(
      `with view as (
         insert into page_views (path, user_agent) values (?, ?)
         returning (viewed_at at time zone 'UTC')::date as day, path
       )
       insert into daily_totals (day, path, views) select day, path, 1 from view
       on conflict (day, path) do update set views = daily_totals.views + 1`,
      [path, userAgent ?? null],
    );
  }
}

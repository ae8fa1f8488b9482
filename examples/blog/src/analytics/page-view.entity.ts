import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'page_views' })
export class PageView {
  [OptionalProps]?: 'viewedAt';

  @PrimaryKey({ columnType: 'bigint', type: 'bigint', generated: 'by default as identity' })
  id!: bigint;

  @Property({ length: 300 })
  path!: string;

  @Index()
  @Property({ columnType: 'timestamptz', defaultRaw: 'now()' })
  viewedAt: Date = new Date();

  @Property({ type: 'text', nullable: true })
  userAgent?: string;
}

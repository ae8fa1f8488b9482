import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How often a path was viewed on a day, in UTC. */
@Entity({ tableName: 'daily_totals' })
export class DailyTotal {
  @PrimaryKey({ type: 'date' })
  day!: string;

  @PrimaryKey({ length: 300 })
  path!: string;

  @Property()
  views!: number;
}

import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'categories' })
export class Category {
  @PrimaryKey({ generated: 'by default as identity' })
  id!: number;

  @Property({ length: 80 })
  name!: string;

  @Property({ length: 80, unique: true })
  slug!: string;
}

import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'tags' })
export class Tag {
  @PrimaryKey({ generated: 'by default as identity' })
  id!: number;

  @Property({ length: 50, unique: true })
  name!: string;
}

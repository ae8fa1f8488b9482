import { Collection, defineEntity, type InferEntity, type Opt, p } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import { EntityFactory, Factory, type FactoryContext, type Definition } from '../../src/factories/index.js';

@Entity()
export class Team {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  title!: string;

  @OneToMany(() => Member, (member: Member) => member.team)
  members = new Collection<Member>(this);
}

@Entity()
export class Member {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @Property({ type: 'string', unique: true })
  email!: string;

  @Property({ type: 'integer', nullable: true })
  age?: number;

  @Property({ type: 'string' })
  role: Opt<string> = 'user';

  @Property({ type: 'datetime', nullable: true })
  deletedAt?: Date;

  @ManyToOne(() => Team, { nullable: true })
  team?: Team;
}

export const NoteSchema = defineEntity({
  name: 'Note',
  properties: { id: p.integer().primary(), text: p.string(), number: p.integer().nullable() },
});
export type Note = InferEntity<typeof NoteSchema>;

export const teamEntities = [Team, Member, NoteSchema];

@Factory(Team)
export class TeamFactory extends EntityFactory<Team> {
  definition({ faker }: FactoryContext) {
    return { title: faker.company.name() };
  }
}

@Factory(Member)
export class MemberFactory extends EntityFactory<Member> {
  params = { domain: 'example.com', isShouting: false };

  definition({ faker, sequence }: FactoryContext): Definition<Member> {
    const name = faker.person.fullName();
    return {
      name: this.params.isShouting ? name.toUpperCase() : name,
      email: `member${sequence}@${this.params.domain}`,
    };
  }
}

@Factory(NoteSchema)
export class NoteFactory extends EntityFactory<Note> {
  definition() {
    return { text: 'A' };
  }
}

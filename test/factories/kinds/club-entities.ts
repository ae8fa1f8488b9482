import { Collection, type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import {
  Entity,
  Enum,
  ManyToMany,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';

import { EntityFactory, Factory, type FactoryContext } from '../../../src/factories/index.js';

@Entity()
export class Member {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  /** Without a pivot entity. */
  @ManyToMany(() => Hobby, (hobby: Hobby) => hobby.members, { owner: true })
  hobbies = new Collection<Hobby>(this);

  /** By an entity whose key is that of both sides. */
  @ManyToMany({ entity: () => Club, inversedBy: (club: Club) => club.members, pivotEntity: () => Membership })
  clubs = new Collection<Club>(this);

  /** By an entity with a key of its own. */
  @ManyToMany({ entity: () => Course, pivotEntity: () => Enrolment })
  courses = new Collection<Course>(this);

  /** By an entity that requires much: only this side is declared. */
  @ManyToMany({ entity: () => Team, pivotEntity: () => Contract })
  teams = new Collection<Team>(this);

  /** To the same entity. */
  @ManyToMany(() => Member)
  friends = new Collection<Member>(this);
}

@Entity()
export class Hobby {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @ManyToMany(() => Member, (member: Member) => member.hobbies)
  members = new Collection<Member>(this);
}

@Entity()
export class Club {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @ManyToMany({ entity: () => Member, mappedBy: (member: Member) => member.clubs })
  members = new Collection<Member>(this);
}

@Entity()
export class Course {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;
}

@Entity()
export class Membership {
  [PrimaryKeyProp]?: ['member', 'club'];

  /** Before the two sides: none of them. */
  @ManyToOne(() => Member, { nullable: true })
  invitedBy?: Member;

  @ManyToOne(() => Member, { primary: true })
  member!: Member;

  @ManyToOne(() => Club, { primary: true })
  club!: Club;

  @Property({ type: 'string' })
  role: Opt<string> = 'guest';
}

@Entity()
export class Enrolment {
  @PrimaryKey({ type: 'uuid' })
  id: Opt<string> = crypto.randomUUID();

  @ManyToOne(() => Member)
  member!: Member;

  @ManyToOne(() => Course)
  course!: Course;

  @Property({ type: 'integer' })
  grade!: number;
}

@Entity()
export class Team {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;
}

@Entity()
@Unique({ properties: ['member', 'shirt'] })
export class Contract {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Team)
  team!: Team;

  @ManyToOne(() => Member)
  member!: Member;

  /** Required, and none of the two sides. */
  @ManyToOne(() => Member)
  agent!: Member;

  @Property({ type: 'string', unique: true, length: 12 })
  code!: string;

  @Enum({ items: ['red', 'green', 'blue'] })
  shirt!: string;

  @Property({ type: 'datetime' })
  signedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  endedAt?: Date;

  @Property({ type: 'string' })
  role: Opt<string> = 'player';
}

export const clubs = [Member, Hobby, Club, Course, Membership, Enrolment, Team, Contract];

@Factory(Member)
export class MemberFactory extends EntityFactory<Member> {
  definition({ sequence }: FactoryContext) {
    return { name: `member ${sequence}` };
  }
}

@Factory(Hobby)
export class HobbyFactory extends EntityFactory<Hobby> {
  definition({ sequence }: FactoryContext) {
    return { name: `hobby ${sequence}` };
  }
}

@Factory(Club)
export class ClubFactory extends EntityFactory<Club> {
  definition({ sequence }: FactoryContext) {
    return { name: `club ${sequence}` };
  }
}

@Factory(Course)
export class CourseFactory extends EntityFactory<Course> {
  definition({ sequence }: FactoryContext) {
    return { name: `course ${sequence}` };
  }
}

@Factory(Team)
export class TeamFactory extends EntityFactory<Team> {
  definition({ sequence }: FactoryContext) {
    return { name: `team ${sequence}` };
  }
}

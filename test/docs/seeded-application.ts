/** What the seeders of the guide are for: the files of an application, by their paths. */
export const SEEDED_APPLICATION: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'guide', private: true, type: 'module' }),
  'tsconfig.json': `{
  "extends": "../../../tsconfig.json",
  "include": ["src"]
}`,
  'src/entities.ts': `
import { defineEntity, p } from '@mikro-orm/core';

const RoleSchema = defineEntity({
  name: 'Role',
  tableName: 'roles',
  properties: { name: p.string().primary() },
});
export class Role extends RoleSchema.class {}
RoleSchema.setClass(Role);

const CitySchema = defineEntity({
  name: 'City',
  tableName: 'cities',
  properties: { name: p.string().primary() },
});
export class City extends CitySchema.class {}
CitySchema.setClass(City);

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.integer().primary(),
    email: p.string(),
    password: p.string(),
    role: () => p.manyToOne(Role),
  },
});
export class User extends UserSchema.class {}
UserSchema.setClass(User);
`,
  'src/user.factory.ts': `
import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { Role, User } from './entities.js';

@Factory(User)
export class UserFactory extends EntityFactory<User> {
  definition({ faker, factories }: FactoryContext) {
    return { email: faker.internet.email(), password: '', role: factories.of(Role) };
  }
}
`,
  'src/role.factory.ts': `
import { EntityFactory, Factory } from 'siskin';

import { Role } from './entities.js';

@Factory(Role)
export class RoleFactory extends EntityFactory<Role> {
  definition() {
    return { name: 'reader' };
  }
}
`,
  'src/password.service.ts': `
import { Injectable } from '@nestjs/common';

@Injectable()
export class PasswordService {
  hash(password: string): string {
    return \`hashed \${password}\`;
  }
}
`,
  'src/app.module.ts': `
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { SiskinModule } from 'siskin';

import { DatabaseSeeder } from './database.seeder.js';
import { DemoService } from './demo.service.js';
import { City, Role, User } from './entities.js';
import { CitySeeder } from './import.seeder.js';
import { PasswordService } from './password.service.js';
import { RoleFactory } from './role.factory.js';
import { RoleSeeder } from './role.seeder.js';
import { UserFactory } from './user.factory.js';
import { UserSeeder } from './user.seeder.js';

@Module({
  imports: [
    MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl: process.env['DATABASE_URL'],
      entities: [City, Role, User],
    }),
    SiskinModule.forRoot(),
  ],
  providers: [
    PasswordService,
    DemoService,
    UserFactory,
    RoleFactory,
    RoleSeeder,
    UserSeeder,
    CitySeeder,
    DatabaseSeeder,
  ],
})
export class AppModule {}
`,
};

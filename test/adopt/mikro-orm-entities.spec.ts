import { MikroOrmModule } from '@mikro-orm/nestjs';
import { defineEntity, p, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Test } from '@nestjs/testing';

import { MigrationService, SiskinModule } from '../../src/index.js';
import { Lab } from '../fixtures/lab.js';

const Author = defineEntity({
  name: 'Author',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    born: p.date().nullable(),
    joined: p.datetime(),
    tags: p.array().nullable(),
    notes: p.json().nullable(),
    books: () => p.oneToMany(Book).mappedBy('author'),
  },
});
const Book = defineEntity({
  name: 'Book',
  properties: { id: p.bigint().primary(), title: p.string(), author: () => p.manyToOne(Author) },
});

/** Writes and reads by the entities of the application. */
const MIGRATION = `
import { Migration } from '@mikro-orm/migrations';

export class Migration20240101120000 extends Migration {
  async up() {
    await this.execute(\`
      create table author (id serial primary key, name varchar(255) not null, born date, joined timestamptz not null,
        tags text[], notes jsonb);
      create table book (id bigserial primary key, title varchar(255) not null, author_id int not null references author);
    \`);
    const em = this.getEntityManager();
    const author = em.create('Author', {
      name: 'Ann', born: '1970-01-02', joined: new Date('2024-01-01T10:00:00Z'), tags: ['a', 'b'], notes: { n: 1 },
    });
    em.create('Book', { title: 'One', author });
    await em.flush();

    const fork = em.fork({ keepTransactionContext: true });
    const found = await fork.findOneOrFail('Author', { name: 'Ann' }, { populate: ['books'] });
    found.name = [
      found.name, found.joined.toISOString(), found.tags.join(), found.notes.n,
      found.books.getItems().map((book) => book.title + typeof book.id),
    ].join(' ');
    await fork.flush();
    const count = await this.driver.count('Author', {});
    this.addSql('update book set title = title || ' + count);
  }
}
`;

it('lets a migration of MikroORM work with the entities of the application, in its transaction', async () => {
  await using lab = await Lab.open();
  const paths = [await lab.folder({ Migration20240101120000: MIGRATION })];
  const app = await Test.createTestingModule({
    imports: [
      MikroOrmModule.forRoot({
        driver: PostgreSqlDriver,
        clientUrl: lab.database.url,
        entities: [Author, Book],
        allowGlobalContext: true,
      }),
      SiskinModule.forRoot({ migrations: { paths } }),
    ],
  }).compile();
  try {
    const migrations = app.get(MigrationService);
    await migrations.migrate();
    expect(await lab.query('select name, born::text from author')).toEqual([
      { name: 'Ann 2024-01-01T10:00:00.000Z a,b 1 Onebigint', born: '1970-01-02' },
    ]);
    expect(await lab.query('select title from book')).toEqual([{ title: 'One1' }]);
    await expect(migrations.status()).resolves.toMatchObject({ applied: 1, changed: 0 });
    expect(
      await lab.query('select name, xmin = (select xmin from book) as together from author'),
    ).toMatchObject([{ together: true }]);
  } finally {
    await app.close();
  }
});

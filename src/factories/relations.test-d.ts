import { Collection, type Ref } from '@mikro-orm/core';
import { EntityFactory } from './entity-factory.js';
import type { Factories } from './factories.js';
import type { FactoryContext } from './factory-context.js';
import { Factory } from './factory.decorator.js';

class Author {
  id!: number;
  name!: string;
  posts = new Collection<Article>(this);
  reviewed = new Collection<Article>(this);
  profile?: Profile;
}

class Profile {
  id!: number;
  author!: Ref<Author>;
}

class Article {
  id!: number;
  title!: string;
  writtenAt?: Date;
  author!: Author;
  editor?: Ref<Author>;
  labels = new Collection<Label>(this);
}

class Label {
  id!: number;
  text!: string;
  parent?: Label;
  children = new Collection<Label>(this);
}

@Factory(Author)
class AuthorFactory extends EntityFactory<Author> {
  definition({ factories }: FactoryContext) {
    return { name: 'Ada', posts: factories.get(ArticleFactory) };
  }

  productive() {
    return this.has(ArticleFactory.count([3, 5]), 'posts');
  }
}

/** Refers back, without an annotation: also by its class alone. */
@Factory(Article)
class ArticleFactory extends EntityFactory<Article> {
  definition() {
    return { title: 'A', author: AuthorFactory.new() };
  }

  published() {
    return this.state({ writtenAt: new Date(0) });
  }
}

@Factory(Label)
class LabelFactory extends EntityFactory<Label> {
  definition() {
    return { text: 'A' };
  }
}

@Factory(Profile)
class ProfileFactory extends EntityFactory<Profile> {
  definition() {
    return { author: AuthorFactory.new() };
  }
}

declare const factories: Factories;
const authors = factories.get(AuthorFactory);
const articles = factories.get(ArticleFactory);
const labels = factories.get(LabelFactory);

export const admitted = [
  authors
    .has(ArticleFactory, 'posts')
    .has(ArticleFactory.count([1, 5]), 'reviewed')
    .has(ProfileFactory),
  authors.has(articles.count({ 0: 1, 3: 2 }).published(), 'posts'),
  authors.has(factories.of(Article).count(3), 'reviewed'),
  articles.for(authors, 'author').for(AuthorFactory, 'editor').for(new Author(), 'author'),
  articles.hasAttached(LabelFactory.count(3)).hasAttached([new Label()], { since: 1 }),
  articles.hasAttached(labels, ({ text }) => ({ note: text.length })),
  articles.hasAttached(LabelFactory, [{ position: 1 }, { position: 2 }], 'labels'),
  articles.recycle([new Author()], new Label(), factories.existing(Author, { name: 'Ada' }, { limit: 5 })),
  labels.for(labels).has(LabelFactory.new(), 'children'),
  labels.for(labels, 'parent').withoutParents('parent'),
  articles.withoutParents().withoutParents('author', 'editor'),
  ArticleFactory.new().published().count(2).for(authors, 'author'),
  ArticleFactory.count(2).published(),
];

export const refused = [
  // @ts-expect-error no relation leads to it
  authors.has(LabelFactory),
  // @ts-expect-error the author of an article is for(), not has()
  articles.has(LabelFactory, 'author'),
  // @ts-expect-error there is no such relation
  authors.has(ArticleFactory, 'articles'),
  // @ts-expect-error the relation leads to another entity
  authors.has(ArticleFactory, 'profile'),
  // @ts-expect-error no relation leads to it
  articles.for(labels, 'author'),
  // @ts-expect-error no relation to one leads to it
  articles.for(labels),
  // @ts-expect-error a relation to many
  articles.for(new Label(), 'labels'),
  // @ts-expect-error there is no such relation
  articles.for(authors, 'autor'),
  // @ts-expect-error an entity that none leads to
  articles.for(new Label()),
  // @ts-expect-error several entities are no parent
  articles.for([new Author()], 'author'),
  // @ts-expect-error a relation to one
  articles.hasAttached(AuthorFactory, {}, 'author'),
  // @ts-expect-error no relation to many leads to it
  articles.hasAttached(AuthorFactory),
  // @ts-expect-error the target lacks the property
  articles.hasAttached(labels, ({ name }) => ({ note: name })),
  // @ts-expect-error no pool
  articles.recycle('author'),
  // @ts-expect-error an unknown attribute of existing rows
  articles.recycle(factories.existing(Author, { nmae: 'Ada' })),
  // @ts-expect-error no relation of the entity
  articles.withoutParents('autor'),
  // @ts-expect-error a method that the class lacks
  ArticleFactory.count(2).productive(),
];

export async function whatIsMade() {
  const list: Article[] = await ArticleFactory.count(2).make();
  const one: Article = await ArticleFactory.new().published().make();
  const productive: Author = await authors.productive().create();
  // @ts-expect-error a list is not one
  const wrong: Article = await ArticleFactory.count([1, 2]).make();
  return { list, one, productive, wrong };
}

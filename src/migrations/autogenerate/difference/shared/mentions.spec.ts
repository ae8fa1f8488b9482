import { mentions } from './mentions.js';

describe('SQL', () => {
  it.each([
    ['select 1 from users', 'users', true],
    ['select 1 from "Users" u', 'users', true],
    ['select 1 from shop.users', 'shop.users', true],
    ['select 1 from users_old', 'users', false],
    ['select 1 from old_users', 'users', false],
    ['select 1 from users2', 'users', false],
    ['select 1 from "a.b"', { name: 'a.b' }, true],
    ['select 1 from "axb"', { name: 'a.b' }, false],
    ['select 1 from "it""s"', { name: 'it"s' }, true],
    ['lower(a) = b', { name: 'a' }, true],
    ['total_size > 0', { name: 'size' }, false],
    ['"My ""col""" > 0', { name: 'My "col"' }, true],
    ['axb > 0', { name: 'a.b' }, false],
    ['select größe', 'größe', true],
    ['select größe', 'gr', false],
    ['select größen', 'größe', false],
  ])('%s has %j: %j', (sql, name, expected) => {
    expect(mentions(sql, name)).toBe(expected);
  });
});

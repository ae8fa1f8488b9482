import { nearest } from './nearest.js';

describe('nearest', () => {
  const seeders = ['UserSeeder', 'PostSeeder', 'DatabaseSeeder'];

  it.each([
    ['UsersSeeder', 'UserSeeder'],
    ['postseeder', 'PostSeeder'],
    ['DatbaseSeedr', 'DatabaseSeeder'],
    ['Seeder', undefined],
    ['Kangaroo', undefined],
    ['', undefined],
  ])('of %j is %j', (name, expected) => {
    expect(nearest(name, seeders)).toBe(expected);
  });
});

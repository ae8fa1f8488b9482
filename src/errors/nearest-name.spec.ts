import { nearestName } from './nearest-name.js';

describe('nearestName', () => {
  const names = ['head', 'heads', 'base', '3f9a1c27be04', 'a1b2c3d4e5f6', 'billing', 'shop', 'UserSeeder'];

  it.each([
    ['a letter changed', 'shup', 'shop'],
    ['two letters swapped', 'biliing', 'billing'],
    ['a letter too few', 'shp', 'shop'],
    ['another case', 'HEAD', 'head'],
    ['a misspelt prefix', '3f9b1c', '3f9a1c27be04'],
    ['nothing alike', 'zzzz', undefined],
    ['nothing', '', undefined],
    ['a letter too many', 'UsersSeeder', 'UserSeeder'],
    ['only a common ending', 'Seeder', undefined],
  ])('finds the name for %s', (_, misspelt, expected) => {
    expect(nearestName(misspelt, names)).toBe(expected);
  });
});

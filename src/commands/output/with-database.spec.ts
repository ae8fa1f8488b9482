import { withDatabase } from './with-database.js';

describe('withDatabase', () => {
  it.each([
    ['nest-cmd db:repair', 'nest-cmd db:repair --database shop'],
    ['Run `nest-cmd db:show-database`.', 'Run `nest-cmd db:show-database --database shop`.'],
    [
      'nest-cmd db:migrate --create-database, nest-cmd make:migration NAME',
      'nest-cmd db:migrate --database shop --create-database, nest-cmd make:migration --database shop NAME',
    ],
    ['nest-cmd db:show-database --database other', 'nest-cmd db:show-database --database other'],
    ['db:migrate is no command line', 'db:migrate is no command line'],
    ['nest-cmd --help', 'nest-cmd --help'],
  ])('of %s', (text, expected) => {
    expect(withDatabase(text, 'shop')).toBe(expected);
    expect(withDatabase(text, undefined)).toBe(text);
  });
});

import { Migration as MikroOrmMigration } from '@mikro-orm/migrations';

import { Migration } from '../../../index.js';
import { declaresDown, findMikroOrmClasses, isMikroOrmClass } from './mikro-orm-class.js';

class Forward extends MikroOrmMigration {
  up() {}
}
class Reversible extends Forward {
  override down() {}
}
class OfSiskin extends Migration {
  up() {}
}
/** Of another copy of the package. */
class Lookalike {
  addSql() {}
  getQueries() {
    return [];
  }
  up() {}
}

describe('isMikroOrmClass', () => {
  it.each([
    ['a migration', Forward, true],
    ['one that extends it', Reversible, true],
    ['one of another copy of the package', Lookalike, true],
    ['the base', MikroOrmMigration, false],
    ['a migration of Siskin', OfSiskin, false],
    ['a function', () => {}, false],
    ['an object', new Lookalike(), false],
    ['nothing', undefined, false],
  ])('tells %s', (_what, value, is) => {
    expect(isMikroOrmClass(value)).toBe(is);
  });
});

describe('findMikroOrmClasses', () => {
  it.each([
    ['a named export', { Forward }, [Forward]],
    ['a default export', { default: Forward }, [Forward]],
    ['both', { default: Forward, Forward }, [Forward]],
    ['CommonJS', { default: { Forward }, Forward, 'module.exports': { Forward } }, [Forward]],
    ['CommonJS of a default export', { default: { default: Forward } }, [Forward]],
    ['several', { Forward, Reversible, helper: () => {}, none: null }, [Forward, Reversible]],
    ['none', { default: OfSiskin }, []],
  ])('finds %s', (_what, module, found) => {
    expect(findMikroOrmClasses(module)).toEqual(found);
  });
});

describe('declaresDown', () => {
  it.each([
    ['none', Forward, false],
    ['its own', Reversible, true],
    ['an inherited one', class extends Reversible {}, true],
    ['none, of another copy', Lookalike, false],
  ])('sees %s', (_what, migrationClass, declares) => {
    expect(declaresDown(migrationClass)).toBe(declares);
  });
});

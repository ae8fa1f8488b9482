import { checkMigrationClass } from './migration-class.js';

class Base {
  up() {}
}

const NO_CLASS = 'it has no class as its default export';
const NO_METHOD = 'its class has neither change(op) nor up(op)';
const TOO_MANY = 'its class has change(op) beside up(op) or down(op), which is one too many';

describe('checkMigrationClass', () => {
  it.each([
    [
      'change',
      class {
        change() {}
      },
    ],
    [
      'up',
      class {
        up() {}
      },
    ],
    [
      'up and down',
      class {
        up() {}
        down() {}
      },
    ],
    ['an inherited up', class extends Base {}],
    [
      'all statics',
      class {
        static revision = 'a';
        static parents = ['b'];
        static dependsOn = ['c'];
        static replaces = ['d', 'e'];
        static labels = [];
        static lockTimeout = 0;
        up() {}
      },
    ],
    [
      'undefined statics',
      class {
        static revision = undefined;
        static parents = undefined;
        up() {}
      },
    ],
  ])('accepts a class with %s', (_what, value) => {
    expect(checkMigrationClass(value)).toBe(value);
  });

  it.each([
    ['nothing', undefined, NO_CLASS],
    ['an object', { up() {} }, NO_CLASS],
    ['an arrow function', () => {}, NO_METHOD],
    ['a class without methods', class {}, NO_METHOD],
    [
      'down alone',
      class {
        down() {}
      },
      NO_METHOD,
    ],
    [
      'change as a property',
      class {
        change = () => {};
      },
      NO_METHOD,
    ],
    [
      'a getter that is no function',
      class {
        get up() {
          return 1;
        }
      },
      NO_METHOD,
    ],
    [
      'change and up',
      class {
        change() {}
        up() {}
      },
      TOO_MANY,
    ],
    [
      'change and an inherited up',
      class extends Base {
        change() {}
      },
      TOO_MANY,
    ],
    [
      'change and down',
      class {
        change() {}
        down() {}
      },
      TOO_MANY,
    ],
    [
      'an empty revision',
      class {
        static revision = '';
        up() {}
      },
      'static revision is not a non-empty string',
    ],
    [
      'a null revision',
      class {
        static revision = null;
        up() {}
      },
      'static revision is not a non-empty string',
    ],
    [
      'parents as text',
      class {
        static parents = 'a';
        up() {}
      },
      'static parents is not a list of revisions',
    ],
    [
      'null parents',
      class {
        static parents = null;
        up() {}
      },
      'static parents is not a list of revisions',
    ],
    [
      'an empty dependency',
      class {
        static dependsOn = [''];
        up() {}
      },
      'static dependsOn is not a list of revisions or labels',
    ],
    [
      'replaces as text',
      class {
        static replaces = 'a, b';
        up() {}
      },
      'static replaces is not a list of revisions',
    ],
    [
      'labels as a set',
      class {
        static labels = new Set();
        up() {}
      },
      'static labels is not a list of labels',
    ],
    [
      'half a millisecond',
      class {
        static lockTimeout = 0.5;
        up() {}
      },
      'static lockTimeout is not a whole number of milliseconds',
    ],
    [
      'a negative timeout',
      class {
        static statementTimeout = -1;
        up() {}
      },
      'static statementTimeout is not a whole number of milliseconds',
    ],
    [
      'a transaction by its name',
      class {
        static transaction = 'none';
        up() {}
      },
      'static transaction is not true or false',
    ],
  ])('refuses %s', (_what, value, problem) => {
    expect(checkMigrationClass(value)).toMatchObject({ problem });
  });
});

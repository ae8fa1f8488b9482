import { ensureRuntime } from './ensure-runtime.js';

describe('ensureRuntime', () => {
  it.each(['22.17.0', '22.20.1', '24.1.0', '100.0.0'])('takes Node.js %s', (version) => {
    expect(() => ensureRuntime(version, true)).not.toThrow();
  });

  it.each(['20.20.2', '22.9.0', '22.16.9', '9.0.0'])('refuses Node.js %s', (version) => {
    expect(() => ensureRuntime(version, true)).toThrow(
      `The tests run on Node.js ${version} (${process.execPath}); MikroORM 7 needs 22.17.0 or newer.\n` +
        'Install a newer one, such as by `nvm install 24`, or for this project alone, whatever the machine has: ' +
        '`npm install --save-dev node@24`, which npm scripts then run on.',
    );
  });

  it('refuses a Node.js that loads no ES modules for Jest', () => {
    expect(() => ensureRuntime('24.0.0', false)).toThrow(
      'Jest can not load ES modules, such as MikroORM: Node.js runs without --experimental-vm-modules.\n' +
        'Let the script in package.json be: "test": "NODE_OPTIONS=--experimental-vm-modules jest"\n' +
        'On Windows, too: "test": "node --experimental-vm-modules node_modules/jest/bin/jest.js"',
    );
  });
});

import { SiskinError } from './siskin.error.js';

/** Jest runs without ES modules, and NestJS 12 and MikroORM are nothing else. No server was started. */
export class JestModulesError extends SiskinError {
  readonly code = 'SISKIN_JEST_MODULES';

  constructor() {
    super({
      problem:
        'Jest can not load ES modules, such as MikroORM: Node.js runs without --experimental-vm-modules.',
      remedy: [
        'Let the script in package.json be: "test": "NODE_OPTIONS=--experimental-vm-modules jest"',
        'On Windows, too: "test": "node --experimental-vm-modules node_modules/jest/bin/jest.js"',
      ].join('\n'),
    });
  }
}

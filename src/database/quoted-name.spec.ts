import * as fc from 'fast-check';

import { InvalidObjectNameError } from '../errors/invalid-object-name.error.js';
import type { ObjectName } from './object-name.js';
import { parseQuoted, showQuoted } from './quoted-name.js';

describe('parseQuoted', () => {
  it.each<[string, ObjectName]>([
    ['users', { name: 'users' }],
    ['Users', { name: 'Users' }],
    ['shop.users', { schema: 'shop', name: 'users' }],
    ['"users"', { name: 'users' }],
    ['"till.1"', { name: 'till.1' }],
    ['"Back.Office"."till.1"', { schema: 'Back.Office', name: 'till.1' }],
    ['shop."say ""hi"""', { schema: 'shop', name: 'say "hi"' }],
  ])('reads %s', (text, name) => {
    expect(parseQuoted(text)).toEqual(name);
  });

  it.each(['', 'a.b.c', '.a', 'a.', '"a', 'a"b', '""', '"a".'])('refuses %j', (text) => {
    expect(() => parseQuoted(text)).toThrow(new InvalidObjectNameError(text));
  });

  it('reads what showQuoted writes', () => {
    const part = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.option(part, { nil: undefined }), part, (schema, name) => {
        const given = schema === undefined ? { name } : { schema, name };
        expect(parseQuoted(showQuoted(given))).toEqual(given);
      }),
    );
  });
});

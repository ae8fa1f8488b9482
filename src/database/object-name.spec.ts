import { InvalidObjectNameError } from '../errors/invalid-object-name.error.js';
import { besideName, isSameName, showName, splitName, type ObjectName } from './object-name.js';

describe('splitName, showName and besideName', () => {
  it.each<[ObjectName, { schema?: string; name: string }, string, ObjectName]>([
    ['users', { name: 'users' }, 'users', 'ix'],
    ['shop.users', { schema: 'shop', name: 'users' }, 'shop.users', 'shop.ix'],
    [{ name: 'a.b' }, { name: 'a.b' }, 'a.b', 'ix'],
    [{ schema: 's.t', name: 'a' }, { schema: 's.t', name: 'a' }, 's.t.a', { schema: 's.t', name: 'ix' }],
    [{ schema: 's', name: 'a.b' }, { schema: 's', name: 'a.b' }, 's.a.b', 's.ix'],
    [' a ', { name: ' a ' }, ' a ', 'ix'],
  ])('take %j apart', (name, parts, shown, beside) => {
    expect(splitName(name)).toEqual(parts);
    expect(showName(name)).toBe(shown);
    expect(besideName(name, 'ix')).toEqual(beside);
  });

  it.each(['', 'a.b.c', '.a', 'a.', '.'])('refuse %j, which could be taken in two ways', (name) => {
    expect(() => splitName(name)).toThrow(new InvalidObjectNameError(name));
  });

  it('keeps a dot in the name of what stands beside', () => {
    expect(besideName('shop.users', 'a.b')).toEqual({ schema: 'shop', name: 'a.b' });
    expect(besideName('users', 'a.b')).toEqual({ name: 'a.b' });
  });

  it.each<[ObjectName, ObjectName, boolean]>([
    ['a.b', { schema: 'a', name: 'b' }, true],
    ['b', 'a.b', false],
    ['a', { name: 'a' }, true],
    [{ name: 'a.b' }, 'a.b', false],
  ])('compares %j and %j', (one, other, same) => {
    expect(isSameName(one, other)).toBe(same);
  });
});

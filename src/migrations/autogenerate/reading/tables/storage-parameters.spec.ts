import { withParameters } from './storage-parameters.js';

describe('withParameters', () => {
  it('gives values of which the catalogue would make the same text, by name', () => {
    const settings = [
      'fillfactor=70',
      'a=true',
      'b=off',
      'c=0.05',
      'd=1.50',
      'e=-1',
      'f=',
      'g=x=y',
      'h=Infinity',
    ];
    expect(withParameters(settings)).toEqual({
      with: { a: true, b: 'off', c: 0.05, d: '1.50', e: -1, f: '', fillfactor: 70, g: 'x=y', h: 'Infinity' },
    });
    expect(Object.keys(withParameters(['b=1', 'a=1']).with ?? {})).toEqual(['a', 'b']);
  });

  it('gives nothing where there are none', () => {
    expect(withParameters([])).toEqual({});
  });
});

import { endsIn, toPhrase } from './phrase.js';

describe('toPhrase', () => {
  it.each([
    ['firstName', 'first name'],
    ['first_name', 'first name'],
    ['homeAddresses', 'home address'],
    ['categories', 'category'],
    ['phones', 'phone'],
    ['boxes', 'box'],
    ['status', 'status'],
    ['address', 'address'],
    ['imageURL', 'image url'],
    ['HTMLBody', 'html body'],
    ['ip', 'ip'],
  ])('makes of %s %s', (name, phrase) => expect(toPhrase(name)).toBe(phrase));
});

describe('endsIn', () => {
  it('takes whole words at the end', () => {
    expect(
      ['city', 'home city', 'capacity', 'city code'].map((phrase) => endsIn('city|town').test(phrase)),
    ).toEqual([true, true, false, false]);
  });
});

import { toClassName, toTimestamp, toWords } from './names.js';

describe('toWords', () => {
  it.each([
    ['add_phone_to_users', ['add', 'phone', 'to', 'users']],
    ['AddPhoneToUsers', ['add', 'phone', 'to', 'users']],
    ['add phone--to  Users!', ['add', 'phone', 'to', 'users']],
    ['address2Line', ['address2', 'line']],
    ['prénom', ['prénom']],
    ['../../etc/passwd', ['etc', 'passwd']],
    [' -_- ', []],
  ])('of %j are %j', (name, words) => {
    expect(toWords(name)).toEqual(words);
  });
});

describe('toClassName', () => {
  it.each([
    [['add', 'phone'], 'AddPhone'],
    [['2fa', 'codes'], 'Migration2faCodes'],
  ])('of %j is %s', (words, name) => {
    expect(toClassName(words, 'Migration')).toBe(name);
  });
});

describe('toTimestamp', () => {
  it('is in UTC', () => {
    expect(toTimestamp(new Date('2026-11-21T23:59:58.999+02:00'))).toBe('20261121215958');
  });
});

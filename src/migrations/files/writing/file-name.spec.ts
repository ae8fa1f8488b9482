import { fileNameProblem, toFileName, toSlug } from './file-name.js';

const parts = {
  revision: '3f9a1c27be04',
  words: ['add', 'phone'],
  now: new Date('2026-01-02T03:04:05.678+02:00'),
};

describe('toFileName', () => {
  it.each([
    ['{timestamp}_{slug}', '20260102010405_add_phone'],
    ['{rev}_{slug}', '3f9a1c27be04_add_phone'],
    ['{year}/{month}/{day}T{hour}{minute}{second}_{slug}', '2026/01/02T010405_add_phone'],
    ['V{epoch}__{slug}', 'V1767315845__add_phone'],
  ])('makes of %s: %s', (template, name) => {
    expect(toFileName(template, parts)).toBe(name);
  });

  it('keeps a revision from leading out of its folder', () => {
    expect(toFileName('{rev}', { ...parts, revision: '../a b' })).toBe('.._a_b');
  });

  it('takes a word for what it is', () => {
    expect(toFileName('{slug}', { ...parts, words: ['$&', '$1'] })).toBe('$&_$1');
  });
});

describe('toSlug', () => {
  it.each([
    ['add phone', 'add_phone'],
    ['a'.repeat(50), 'a'.repeat(40)],
    [`${'a'.repeat(30)} ${'b'.repeat(9)}`, `${'a'.repeat(30)}_${'b'.repeat(9)}`],
    [`${'a'.repeat(30)} ${'b'.repeat(10)} c`, 'a'.repeat(30)],
    ['', ''],
  ])('of %j is %j', (words, slug) => {
    expect(toSlug(words.split(' '))).toBe(slug);
  });
});

describe('fileNameProblem', () => {
  it.each(['{timestamp}_{slug}', '{rev}', 'v{epoch}', '{year}{slug}', '{slug}.migration'])(
    'allows %s',
    (template) => {
      expect(fileNameProblem(template, false)).toBeUndefined();
    },
  );

  it.each([
    ['{slag}', 'there is no token {slag}'],
    ['{constructor}{slug}', 'there is no token {constructor}'],
    ['{}_{slug}', 'there is no token {}'],
    ['migration', 'every migration would get the same name'],
    ['{year}-{month}', 'every migration would get the same name'],
    ['{slug', 'every migration would get the same name'],
    ['{slug}}', 'a file name can not hold braces'],
    ['{year}\\{slug}', 'a file name can not hold braces without a token, backslashes'],
    ['{hour}:{minute}_{slug}', 'a file name can not hold'],
    ['/{slug}', 'it has to lead to a file below its folder'],
    ['../{slug}', 'it has to lead to a file below its folder'],
    ['{slug}/', 'it has to lead to a file below its folder'],
    ['a//{slug}', 'it has to lead to a file below its folder'],
    ['{year}/{slug}', 'it holds a folder'],
    ['{slug}.ts', 'it ends like a file that is no migration'],
    ['{slug}.spec', 'it ends like a file that is no migration'],
    ['{slug}.d', 'it ends like a file that is no migration'],
  ])('refuses %s: %s', (template, problem) => {
    expect(fileNameProblem(template, false)).toContain(problem);
  });

  it('allows folders where they are looked into', () => {
    expect(fileNameProblem('{year}/{month}/{slug}', true)).toBeUndefined();
    expect(fileNameProblem('../{slug}', true)).toContain('below its folder');
  });
});

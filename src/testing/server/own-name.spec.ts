import {
  buildName,
  newCloneName,
  newKeptName,
  newRunId,
  parseOwnName,
  templateName,
  workerCloneName,
} from './own-name.js';

describe('The names of test databases', () => {
  const run = newRunId();
  const template = templateName('fingerprint', 'login');

  it('say what they are', () => {
    expect(parseOwnName(template)).toEqual({ kind: 'template' });
    expect(parseOwnName(buildName(template))).toEqual({ kind: 'build', template });
    expect(parseOwnName(workerCloneName(run, template, 17))).toEqual({ kind: 'test', run });
    expect(parseOwnName(newCloneName(run))).toEqual({ kind: 'clone', run });
    const at = new Date('2026-11-22T15:42:07.000Z');
    expect(parseOwnName(newKeptName(at))).toEqual({ kind: 'kept', at });
  });

  it('fit into what PostgreSQL holds', () => {
    expect(workerCloneName(run, template, 999_999_999).length).toBeLessThan(64);
  });

  it('tell templates of others apart', () => {
    const names = [template, templateName('other', 'login'), templateName('fingerprint', 'other')];
    expect(new Set(names).size).toBe(3);
    expect(templateName('fingerprint', 'login')).toBe(template);
  });

  it.each([
    'postgres',
    'template1',
    'siskin',
    `siskin_test_${'a'.repeat(12)}`,
    `siskin_scratch_${'a'.repeat(16)}`,
    'siskin_template_aaaaaaaaaaaaa',
    'siskin_template_AAAAAAAAAAAA',
    'siskin_template_aaaaaaaaaaaa\n',
    ' siskin_template_aaaaaaaaaaaa',
    'siskin_kept_20261322154207_aaaaaa',
    `siskin_test_${'a'.repeat(12)}_${'a'.repeat(12)}_w`,
    `siskin_test_${'a'.repeat(12)}_${'a'.repeat(12)}_w1x`,
  ])('are not %j', (name) => {
    expect(parseOwnName(name)).toBeUndefined();
  });
});

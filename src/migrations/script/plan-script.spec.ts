import { historyOf } from '../../../test/migrations/history-of.js';
import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import { ScriptRangeError } from '../../errors/script-range.error.js';
import { SeveralHeadsError } from '../../errors/several-heads.error.js';
import { planScriptDown, planScriptUp } from './plan-script.js';

const diamond = historyOf({ a: [], b: ['a'], c: ['a'], d: ['b', 'c'], e: ['d'] });
const fork = historyOf({ a: [], b: ['a'], c: ['a'] });

const ids = (steps: readonly { revision: string }[]) => steps.map(({ revision }) => revision).join('');

describe('planScriptUp', () => {
  it.each<[string[], string, string[], string[], boolean]>([
    [[], 'abcde', [], ['e'], true],
    [['d'], 'abcd', [], ['d'], false],
    [['b', 'c'], 'abc', [], ['b', 'c'], false],
    [['base:c'], 'ac', [], ['c'], false],
    [['b:d'], 'cd', ['b'], ['d'], false],
    [['b:'], 'cde', ['b'], ['e'], true],

    [['d:+1'], 'e', ['d'], ['e'], true],
    [['e:head'], '', ['e'], ['e'], true],
  ])('%j', (targets, steps, from, to, isWhole) => {
    const plan = planScriptUp(diamond, targets);
    expect({ ...plan, steps: ids(plan.steps) }).toEqual({
      direction: 'up',
      steps,
      from,
      to,
      baselines: [],
      isWhole,
    });
  });

  it.each([['d:b'], ['b:c'], ['e:base']])('refuses %s, which does not go up', (range) => {
    expect(() => planScriptUp(diamond, [range])).toThrow(InvalidTargetError);
  });

  it('refuses several heads that were not asked for', () => {
    expect(() => planScriptUp(fork)).toThrow(SeveralHeadsError);
    expect(ids(planScriptUp(fork, ['heads']).steps)).toBe('abc');
  });
});

describe('planScriptDown', () => {
  it.each<[string, string, string[], string[], string[]]>([
    ['head:base', 'edcba', ['e'], [], []],
    ['e:d', 'e', ['e'], ['d'], []],
    ['d:a', 'dcb', ['d'], ['a'], ['e']],
    ['d:-1', 'd', ['d'], ['b', 'c'], ['e']],
    ['b:base', 'ba', ['b'], [], ['c', 'd', 'e']],
  ])('%s', (range, steps, from, to, above) => {
    const plan = planScriptDown(diamond, range);
    expect({ ...plan, steps: ids(plan.steps), above: plan.above.toSorted() }).toEqual({
      direction: 'down',
      steps,
      from,
      to,
      baselines: [],
      above,
    });
  });

  it.each([undefined, '', 'b', ':b', 'b:', 'a:b:c'])('refuses %s, which is no range', (range) => {
    expect(() => planScriptDown(diamond, range)).toThrow(ScriptRangeError);
  });
});

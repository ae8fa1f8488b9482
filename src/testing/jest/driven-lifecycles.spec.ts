import type { TestLifecycle } from '../lifecycle.js';
import { DrivenLifecycles } from './driven-lifecycles.js';

describe('DrivenLifecycles', () => {
  let told: string[];
  let driver: DrivenLifecycles;
  beforeEach(() => {
    told = [];
    driver = new DrivenLifecycles();
  });

  function lifecycle(name: string): TestLifecycle {
    const tell = (what: string) => async () => void told.push(`${name} ${what}`);
    return {
      enterBlock: tell('enters'),
      leaveBlock: tell('leaves'),
      close: tell('closes'),
      endTest: async ({ failed }) => [`${name} ${failed ? 'failed' : 'passed'}`],
    };
  }

  it('closes each one at the end of the block in which it began', async () => {
    await driver.enterBlock();
    driver.drive(lifecycle('outer'));
    await driver.enterBlock();
    driver.drive(lifecycle('inner'));
    await driver.enterBlock();
    await driver.leaveBlock();
    await driver.leaveBlock();
    await driver.enterBlock();
    await driver.leaveBlock();
    await driver.leaveBlock();
    expect(told).toEqual([
      'outer enters',
      'outer enters',
      'inner enters',
      'inner leaves',
      'outer leaves',
      'inner closes',
      'outer leaves',
      'outer enters',
      'outer leaves',
      'outer closes',
    ]);
  });

  it('ends a test for the last one first, and gathers what they note', async () => {
    await driver.enterBlock();
    driver.drive(lifecycle('a'));
    driver.drive(lifecycle('b'));
    expect(await driver.endTest({ name: 'test', failed: true })).toEqual(['b failed', 'a failed']);
  });
});

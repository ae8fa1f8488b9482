import { SquashFileError } from '../../errors/squash-file.error.js';
import { placeFile } from './place-file.js';

describe('placeFile', () => {
  it.each([
    ['20260101090000_a.ts', [], '20260101090000_baseline.sql'],
    ['20260101095959_z.ts', [], '20260101100000_baseline.sql'],
    ['20260101095959_z.ts', ['20260101100000_a.ts'], '20260101095959_z_baseline.sql'],
    ['20260101095959_z.ts', ['20260101100000_c.ts'], '20260101100000_baseline.sql'],
    ['9_z.ts', ['10_a.ts'], '9_z_baseline.sql'],
    ['09_z.sql', ['10_c.sql'], '10_baseline.sql'],
    ['2026/01_z.ts', ['2026/02_c.ts'], '2026/02_baseline.sql'],
    ['users.ts', ['zoo.ts'], 'users_baseline.sql'],
  ])('puts it behind %s and before %j', (last, others, expected) => {
    expect(placeFile(last, [last, ...others], 'baseline')).toBe(expected);
  });

  it('refuses where another file would come between', () => {
    const others = ['1_z.ts', '1_z_a.ts'];
    expect(() => placeFile('1_z.ts', others, 'baseline')).toThrow(
      new SquashFileError(['1_baseline.sql', '2_baseline.sql', '1_z_baseline.sql'], '1_z.ts', '1_z_a.ts'),
    );
  });
});

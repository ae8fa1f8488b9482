import { SiskinError } from './siskin.error.js';

class TooSmallError extends SiskinError {
  readonly code = 'SISKIN_TOO_SMALL';
  constructor(
    readonly size: number,
    cause?: unknown,
  ) {
    super({ problem: `The size ${size} is too small.`, remedy: 'Give at least 2.', cause });
  }
}

describe('SiskinError', () => {
  it('is named after its class and carries its fields, problem and remedy', () => {
    const error = new TooSmallError(1);

    expect(error).toMatchObject({
      name: 'TooSmallError',
      code: 'SISKIN_TOO_SMALL',
      size: 1,
      message: 'The size 1 is too small.\nGive at least 2.',
    });
    expect(error).not.toHaveProperty('cause');
  });

  it('keeps the cause', () => {
    const cause = new Error('below');
    expect(new TooSmallError(1, cause).cause).toBe(cause);
  });
});

import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';

import { UsageError } from '../../errors/usage.error.js';
import { ask, askForName, canAsk } from './ask.js';

function terminal(typed: string, { isTTY = true } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  input.end(typed);
  return { input, output };
}

describe('ask', () => {
  it.each([
    ['y\n', true],
    ['yes\n', true],
    [' YES \n', true],
    ['n\n', false],
    ['\n', false],
    ['yesterday\n', false],
    ['', false],
  ])('takes %j as %j', async (typed, agreed) => {
    const streams = terminal(typed);
    expect(await ask('Sure?', 'db:it', streams)).toBe(agreed);
    streams.output.end();
    expect(await text(streams.output)).toContain('Sure? [y/N] ');
  });

  it('does not ask where it is told to go on', async () => {
    const streams = terminal('', { isTTY: false });
    expect(await ask('Sure?', 'db:it', { ...streams, force: true })).toBe(true);
    streams.output.end();
    expect(await text(streams.output)).toBe('');
  });

  it('refuses where there is no terminal, and names --force', async () => {
    await expect(ask('Sure?', 'db:it', terminal('y\n', { isTTY: false }))).rejects.toEqual(
      new UsageError(
        'db:it asks before it changes anything, and there is no terminal to ask on. Nothing was done.',
        'To answer yes beforehand: nest-cmd db:it --force',
      ),
    );
  });

  it('refuses where nobody may be asked', async () => {
    await expect(ask('Sure?', 'db:it', { ...terminal('y\n'), interaction: false })).rejects.toMatchObject({
      problem: 'db:it asks before it changes anything, and must not ask here. Nothing was done.',
    });
  });
});

describe('askForName', () => {
  it.each([
    ['blog\n', true],
    [' blog \n', true],
    ['y\n', false],
    ['Blog\n', false],
    ['', false],
  ])('takes %j as %j', async (typed, agreed) => {
    expect(await askForName('Which?', 'blog', terminal(typed))).toBe(agreed);
  });
});

describe('canAsk', () => {
  it.each([
    [terminal(''), true],
    [terminal('', { isTTY: false }), false],
    [{ ...terminal(''), interaction: false }, false],
  ])('knows whether there is somebody', (streams, possible) => {
    expect(canAsk(streams)).toBe(possible);
  });
});

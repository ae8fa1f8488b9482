import { addNotes } from './add-notes.js';

describe('addNotes', () => {
  it('writes them below the message, in the stack, too', () => {
    const error = new Error('Expected: 1');
    const [, ...frames] = (error.stack ?? '').split('\n');
    addNotes([error, undefined], ['Repeat it with SISKIN_RANDOM_SEED=7.', 'Kept: siskin_kept_1.']);

    const message = 'Expected: 1\n\nRepeat it with SISKIN_RANDOM_SEED=7.\nKept: siskin_kept_1.';
    expect(error.message).toBe(message);
    expect(error.stack).toBe([`Error: ${message}`, ...frames].join('\n'));
  });

  it.each(['thrown text', undefined, null])('leaves %p as it is', (thrown) => {
    expect(() => addNotes([thrown], ['a note'])).not.toThrow();
  });

  it('leaves an error as it is where there are none', () => {
    const error = new Error('Expected: 1');
    addNotes(error, []);
    expect(error.message).toBe('Expected: 1');
  });
});

import { Sequences } from './sequences.js';

describe('Sequences', () => {
  it('count each entity by itself, from 1 or after those before', () => {
    const [sequences, later] = [new Sequences(), new Sequences(100)];
    expect([sequences.next('User'), sequences.next('User'), sequences.next('Post')]).toEqual([1, 2, 1]);
    expect([later.made('User'), later.next('User'), later.made('User')]).toEqual([100, 101, 101]);
  });

  it('count on from where they were kept, as often as asked', () => {
    const sequences = new Sequences();
    sequences.next('User');
    const goBack = sequences.keep();
    for (const _ of [1, 2]) {
      expect([sequences.next('User'), sequences.next('Post')]).toEqual([2, 1]);
      goBack();
    }
  });

  it('start again after a number of each', () => {
    const sequences = new Sequences();
    sequences.next('User');
    sequences.startAfter(1_000);
    expect([sequences.next('User'), sequences.next('Post')]).toEqual([1_001, 1_001]);
  });
});

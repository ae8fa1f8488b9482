import * as fc from 'fast-check';

import { ranked, similarity } from './similarity.js';

describe('similarity', () => {
  it.each([
    ['name', ['full_name', 'title']],
    ['createdAt', ['created_at', 'created', 'updated_at']],
    ['phone', ['phone_number', 'email']],
    ['user_id', ['author_id', 'title']],
    ['colour', ['color', 'kind']],
  ])('ranks what may have become of %s', (name, likeliestFirst) => {
    expect(ranked(likeliestFirst.toReversed(), (other) => similarity(name, other))).toEqual(likeliestFirst);
  });

  it('is 1 of a name with itself, the same both ways, and never beyond', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
        expect(similarity(one, one)).toBe(1);
        expect(similarity(one, other)).toBe(similarity(other, one));
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0);
        expect(similarity(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

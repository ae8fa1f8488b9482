import { keptNote } from './kept-note.js';

const kept = (url: string) => ({ name: 'siskin_kept_20261122171140_7e2930', url });

describe('keptNote', () => {
  it('says where the database is, and nothing of the password', () => {
    expect(keptNote('default', kept('postgresql://me:secret@db.local:5433/x'))).toBe(
      'The database of the test is kept for a day: siskin_kept_20261122171140_7e2930 on db.local:5433 as me.',
    );
  });

  it('names the one of several, and no login where there is none', () => {
    expect(keptNote('analytics', kept('postgresql://localhost/x'))).toBe(
      'The database analytics of the test is kept for a day: siskin_kept_20261122171140_7e2930 on localhost.',
    );
  });
});

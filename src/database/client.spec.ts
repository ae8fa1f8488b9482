import { withClient } from './client.js';

describe('withClient', () => {
  it('does not show a password that a malformed URL has made a part of the name of a database', async () => {
    const config = {
      host: '127.0.0.1',
      port: 1,
      user: 'siskin',
      database: 'postgresql:siskin:secret@db/blog',
    };

    await expect(withClient(config, async () => undefined)).rejects.toMatchObject({
      code: 'SISKIN_DATABASE_UNREACHABLE',
      problem: "The database …@db/blog at 127.0.0.1:1 can't be reached: nothing listens there.",
    });
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { useDatabase } from 'siskin/testing';

import { createApp } from '../test/create-app.js';

describe.each(['clone', 'clean'] as const)('%s', (isolation) => {
  const database = useDatabase(createApp, { isolation });

  it('waits to be killed', async () => {
    expect(await database.execute('select 1 as one')).toEqual([{ one: 1 }]);
    if (isolation === 'clean') {
      writeFileSync(join(import.meta.dirname, 'began'), '');
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    }
  });
});

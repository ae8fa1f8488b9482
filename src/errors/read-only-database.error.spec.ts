import { ReadOnlyDatabaseError } from './read-only-database.error.js';

const address = { host: 'db', port: 5432, database: 'shop', user: 'ada' };

describe('ReadOnlyDatabaseError', () => {
  it.each([
    ['database', 'Lift it: alter database "shop" reset default_transaction_read_only;'],
    ['user', 'Lift it: alter role "ada" reset default_transaction_read_only;'],
    ['database user', 'Lift it: alter role "ada" in database "shop" reset default_transaction_read_only;'],
    ['client', 'Lift it: take default_transaction_read_only out of the options of the connection.'],
    [
      'configuration file',
      'Lift it: set default_transaction_read_only to off where it is set (configuration file).',
    ],
  ])('says how to lift what is set for the %s', (source, remedy) => {
    expect(new ReadOnlyDatabaseError(address, { standby: false, source }).remedy).toBe(remedy);
  });
});

import { extensionFor } from './known-extensions.js';

describe('extensionFor', () => {
  it.each([
    ['type "citext" does not exist', 'citext'],
    ['type "public.citext" does not exist', 'citext'],
    ['type "hstore" does not exist', 'hstore'],
    ['type "ltree" does not exist', 'ltree'],
    ['type "vector" does not exist', 'vector'],
    ['access method "hnsw" does not exist', 'vector'],
    ['function uuid_generate_v4() does not exist', 'uuid-ossp'],
    ['operator class "gin_trgm_ops" does not exist for access method "gin"', 'pg_trgm'],
    ['function gen_random_bytes(integer) does not exist', 'pgcrypto'],
    ['type "geometry" does not exist', 'postgis'],
    ['data type integer has no default operator class for access method "gist"', 'btree_gist'],
    ['data type integer has no default operator class for access method "gin"', 'btree_gin'],
  ])('%s: %s', (message, extension) => {
    expect(extensionFor(message)).toBe(extension);
  });

  it.each([
    'type "money_of_ours" does not exist',
    'function touch() does not exist',
    'type "vectors" does not exist',
  ])('%s: none', (message) => {
    expect(extensionFor(message)).toBeUndefined();
  });
});

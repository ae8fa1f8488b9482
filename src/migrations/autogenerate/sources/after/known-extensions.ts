/** What extensions bring, as the server names it where it is missing. */
const BRINGS: readonly (readonly [extension: string, pattern: RegExp])[] = [
  ['citext', /"(?:\w+\.)?citext(?:\[\])?"/],
  ['hstore', /"(?:\w+\.)?hstore(?:\[\])?"|\bhstore\(/],
  ['ltree', /"(?:\w+\.)?(?:ltree|lquery|ltxtquery)(?:\[\])?"/],
  [
    'vector',
    /"(?:\w+\.)?(?:vector|halfvec|sparsevec)(?:\[\])?"|"(?:hnsw|ivfflat)"|"(?:vector|halfvec)_\w+_ops"/,
  ],
  ['uuid-ossp', /\buuid_(?:generate_v|ns_|nil)\w*\(/],
  ['pg_trgm', /"(?:gin|gist)_trgm_ops"|\b(?:word_|strict_word_)?similarity\(|\bshow_trgm\(/],
  ['pgcrypto', /\b(?:gen_random_bytes|crypt|gen_salt|digest|hmac|pgp_\w+|armor|dearmor)\(/],
  ['postgis', /"(?:\w+\.)?(?:geometry|geography)(?:\[\])?"|\bst_\w+\(/],
  ['unaccent', /\bunaccent\(/],
];

/** What the server says of a type that can't be indexed in such a way. */
const INDEXES: readonly (readonly [extension: string, pattern: RegExp])[] = [
  ['btree_gist', /"gist"/],
  ['btree_gin', /"gin"/],
];

/** The well known extension that brings what the server misses; undefined where it is none. */
export function extensionFor(message: string): string | undefined {
  const found = BRINGS.find(([, pattern]) => pattern.test(message));
  return (found ?? INDEXES.find(([, pattern]) => pattern.test(message)))?.[0];
}

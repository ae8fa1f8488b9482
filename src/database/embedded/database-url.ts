import { InvalidDatabaseUrlError } from '../../errors/invalid-database-url.error.js';

/** @throws InvalidDatabaseUrlError */
export function parseDatabaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || !isDecodable(url)) {
    throw new InvalidDatabaseUrlError();
  }
  return url;
}

/** A password that holds a bare percent sign is the usual case against it. */
function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    decodeURIComponent(`${username}${password}${pathname}`);
    return true;
  } catch {
    return false;
  }
}

/** The same URL for another database. */
export function urlOfDatabase(base: URL | string, database: string): string {
  const url = new URL(base);
  // The setter escapes what has to be, save for the sign itself. More than that, `pg` would not undo.
  url.pathname = `/${database.replaceAll('%', '%25')}`;
  return url.href;
}

import type { Roles } from '../privileges/roles.js';
import type { SqlText } from '../sql-text.js';

/** What of a policy can be altered. */
export interface PolicyState {
  /** Default: `public`, which is everybody. */
  to?: Roles;
  /** Which rows can be seen, changed and deleted. */
  using?: SqlText;
  /** Which rows can be written. Default: those of `using`. */
  withCheck?: SqlText;
}

export interface PolicyDefinition extends PolicyState {
  /** Default: `all`. */
  for?: 'all' | 'select' | 'insert' | 'update' | 'delete';
  /** `false` makes it restrictive: it narrows what the others permit. Default: true. */
  permissive?: boolean;
}

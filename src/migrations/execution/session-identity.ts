export {
  assumeIdentity,
  ensureSettable,
  firstSchema,
  identityStatements,
  readAs,
  resumeStatements,
  type SessionIdentity,
} from '../../database/session-identity.js';

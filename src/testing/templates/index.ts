export { CloneDatabase, type KeptDatabase } from './clone-database.js';
export { ensureTemplate, type TemplateBuilder } from './ensure-template.js';
export {
  fingerprintOf,
  type FingerprintGround,
  type FingerprintSource,
  type SeedingSource,
} from './fingerprint.js';
export { TemplateDatabase } from './template-database.js';

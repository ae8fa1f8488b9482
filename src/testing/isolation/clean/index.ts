export { CleanIsolation, type CleanIsolationOptions } from './clean-isolation.js';
export { Cleaner, type CleanerOptions } from './cleaner.js';
export { isPrepared, prepareCleaning, type PrepareCleaningOptions } from './prepare-cleaning.js';

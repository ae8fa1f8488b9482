import { SiskinError } from './siskin.error.js';

/** A new root has no parent whose folder it could share, and there are several folders. */
export class MigrationFolderNeededError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_FOLDER_NEEDED';

  constructor(readonly folders: readonly string[]) {
    super({
      problem: [
        'A migration without a parent could go into any of the folders:',
        ...folders.map((folder) => `- ${folder}`),
      ].join('\n'),
      remedy: `Say which: --path ${folders[0] ?? 'FOLDER'}`,
    });
  }
}

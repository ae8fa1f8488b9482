import { SiskinError } from './siskin.error.js';

/** A file is to be opened, and the environment names no editor. */
export class EditorMissingError extends SiskinError {
  readonly code = 'SISKIN_EDITOR_MISSING';

  constructor(readonly file: string) {
    super({
      problem: `There is no editor to open ${file} with: neither VISUAL nor EDITOR is set.`,
      remedy: "Set one of them, for instance: export EDITOR='code --wait'",
    });
  }
}

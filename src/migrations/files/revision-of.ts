/** A file's name as a revision: the characters that targets are written with can't stand in one. */
export function revisionOf(name: string): string {
  return name.replaceAll(/[-+@:]/g, '_');
}

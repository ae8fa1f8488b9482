/** The text of a SQL migration; without `down` it can't be reverted. */
export function sqlFile(revision: string, parents: string, up: string, down?: string): string {
  const sections = [`-- up\n${up}`, ...(down === undefined ? [] : [`-- down\n${down}`])];
  return [`-- revision: ${revision}\n-- parents: ${parents}`, ...sections, ''].join('\n\n');
}

/** A command that is named in a text, without the option. */
const COMMAND = /\bnest-cmd (?:db|make):[\w-]+(?![\w-]| --database)/g;

/** The text with the option at each command that it names: what is to be done next is to be done to the same database. */
export function withDatabase(text: string, database: string | undefined): string {
  return database === undefined
    ? text
    : text.replaceAll(COMMAND, (command) => `${command} --database ${database}`);
}

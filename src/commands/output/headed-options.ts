interface Helpful {
  helpInformation: (context?: { error: boolean }) => string;
}

/** Puts headings into the help of a command with many options, each before the option that it begins with. */
export function headOptions(command: Helpful, headings: Readonly<Record<string, string>>): void {
  const help = command.helpInformation.bind(command);
  command.helpInformation = (context) =>
    Object.entries(headings).reduce(
      (text, [option, heading]) => text.replace(`\n  ${option} `, `\n\n${heading}:\n  ${option} `),
      help(context),
    );
}

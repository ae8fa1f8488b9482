/** The text between dollar signs, with a tag between them where the text would end it too early. */
export function dollarQuote(text: string): string {
  const delimiter = delimiterFor(text);
  return delimiter + text + delimiter;
}

function delimiterFor(text: string, attempt = 0): string {
  const delimiter = `$${attempt === 0 ? '' : 'body'}${attempt > 1 ? attempt : ''}$`;
  const end = (text + delimiter).indexOf(delimiter);
  return end === text.length ? delimiter : delimiterFor(text, attempt + 1);
}

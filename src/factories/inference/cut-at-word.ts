/** At most so many characters of a text, cut between words where there are several: for columns of a given length. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const end = text.lastIndexOf(' ', length);
  return text.slice(0, end > 0 ? end : length).trimEnd();
}

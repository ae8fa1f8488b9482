import { toWords } from '../../scaffold/names.js';

/** A name as words in lower case, the last one in the singular: `homeAddresses` is `home address`. */
export function toPhrase(name: string): string {
  const words = toWords(name.replaceAll(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1_'));
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ');
}

/** Whether a phrase ends in one of these, as whole words: `'city|town'`. */
export function endsIn(alternatives: string): RegExp {
  return new RegExp(`(?:^| )(?:${alternatives})$`);
}

function singular(word: string): string {
  if (/(ss|us|is|as|os|news)$/.test(word) || word.length < 4) {
    return word;
  }
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}

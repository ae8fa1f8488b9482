import { dollarQuote } from './dollar-quote.js';

describe('dollarQuote', () => {
  it.each([
    ['', '$$$$'],
    ["it's $1", "$$it's $1$$"],
    ['a $$ b', '$body$a $$ b$body$'],
    ['ends in $', '$body$ends in $$body$'],
    ['$$ $body$', '$body2$$$ $body$$body2$'],
    ['$$ ends in $body', '$body2$$$ ends in $body$body2$'],
    ['$$ $body$ $body2$', '$body3$$$ $body$ $body2$$body3$'],
  ])('quotes %j', (text, quoted) => {
    expect(dollarQuote(text)).toBe(quoted);
  });
});

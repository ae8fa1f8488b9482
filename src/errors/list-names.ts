/** Names for an error text: all of a few, the first ten of many. */
export function listNames(names: readonly string[], separator = ', '): string {
  const listed = names.length > 10 ? [...names.slice(0, 10), '...'] : names;
  return listed.join(separator);
}

/** Remembers environment variables. @returns gives them back. */
export function keepEnvironment(...names: readonly string[]): () => void {
  const kept = names.map((name) => [name, process.env[name]] as const);
  return () => {
    for (const [name, value] of kept) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  };
}

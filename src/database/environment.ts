/** The environment that this process runs in: `NODE_ENV`, or else `development`. */
export function currentEnvironment(): string {
  return process.env['NODE_ENV'] || 'development';
}

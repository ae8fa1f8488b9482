/** The way out that every failure of the embedded server shares. */
export const USE_ANOTHER_SERVER =
  'Or set DATABASE_URL to a PostgreSQL that runs already, such as one that `docker compose up` starts.';

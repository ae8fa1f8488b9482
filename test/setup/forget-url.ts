/** The embedded server is what is tested: DATABASE_URL, which would win over it, must not be there. */
delete process.env['DATABASE_URL'];

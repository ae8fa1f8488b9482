/** It is imported for its effect alone, and is published without types. */
declare module '@oxc-node/core/register';

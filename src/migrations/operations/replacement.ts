/** Whether a call takes the place of what has the name already; `was` says what that was, so that it can be undone. */
export type Replacement<Definition> =
  { orReplace?: false; was?: undefined } | { orReplace: true; was?: Definition };

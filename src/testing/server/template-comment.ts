const COMMENT = 'A template database of siskin/testing, last used on';

/** What a complete template says of itself. */
export function templateComment(now: Date): string {
  return `${COMMENT} ${dayOf(now)}`;
}

/** The day on which it was used last, in UTC; undefined for any other comment. */
export function templateUsed(comment: string | null | undefined): Date | undefined {
  const day = comment?.startsWith(`${COMMENT} `) ? comment.slice(COMMENT.length + 1) : '';
  const used = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(used.getTime()) ? used : undefined;
}

/** Whether it is known already that it is used on this day. */
export function isMarkedUsed(comment: string | null, now: Date): boolean {
  return comment === templateComment(now);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

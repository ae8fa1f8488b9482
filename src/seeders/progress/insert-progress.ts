import type { OnInsert } from '../../factories/insert-progress.js';
import { LoopCourse, type Tell } from './loop-course.js';

/**
 * Tells how far the inserts of a seeder's factories are, as of a loop that is labelled with the entity: at most ten times a second.
 *
 * @param tell called with how far one is; where it throws, the insert ends.
 */
export function insertProgress(tell: Tell): OnInsert {
  const courses = new Map<string, LoopCourse>();
  return ({ entity, rows, total = null, done }) => {
    if (done) {
      courses.delete(entity);
      return;
    }
    const course = courses.get(entity);
    if (course === undefined || rows === 0) {
      courses.set(entity, new LoopCourse(tell, total, entity));
    } else {
      course.reach(rows);
    }
  };
}

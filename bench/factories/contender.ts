/** What a contender is asked to do: so many users, each with so many posts. */
export interface Task {
  readonly url: string;
  readonly users: number;
  readonly postsPerUser: number;
}

/** Does a task over and over, in a process of its own. */
export interface Contender {
  run(task: Task): Promise<void>;
  close(): Promise<void>;
}

/** Connects and loads what it needs, which is not measured. */
export type OpenContender = (url: string) => Promise<Contender>;

export const POSTS_PER_USER = 5;

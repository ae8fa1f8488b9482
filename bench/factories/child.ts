import { truncateTables } from './tables.js';
import { loadContender } from './open.js';

/*
 * One run of one contender: a small one to warm up, then the one that is measured.
 * Prints {"milliseconds", "megabytes"}.
 */
const [name = '', url = '', users = '', postsPerUser = ''] = process.argv.slice(2);
const task = { url, users: Number(users), postsPerUser: Number(postsPerUser) };
const contender = await (await loadContender(name))(url);

await contender.run({ ...task, users: Math.min(task.users, Math.max(1_000, task.users / 20)) });
await truncateTables(url);
const start = performance.now();
await contender.run(task);
const milliseconds = performance.now() - start;
await contender.close();
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1_024 }));

import { median } from '../testing/median.js';
import type { Times } from './race.js';

/** @param peer whose time is 1. */
export function printTimes(times: Times, peer: string): void {
  const one = median(times.get(peer) ?? []);
  for (const [name, taken] of times) {
    const cells = [
      median(taken).toFixed(0),
      Math.min(...taken).toFixed(0),
      `${(median(taken) / one).toFixed(2)} x`,
    ];
    console.log(`  ${name.padEnd(32)}${cells.map((cell) => cell.padStart(8)).join('')}`);
  }
}

export function printSteps(times: Times): void {
  console.log('  its steps, each alone');
  for (const [name, taken] of times) {
    console.log(
      `    ${name.padEnd(40)}${median(taken).toFixed(1).padStart(8)}${Math.min(...taken)
        .toFixed(1)
        .padStart(8)}`,
    );
  }
}

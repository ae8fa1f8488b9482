import type { LoopProgress } from '../../seeders/progress/seed-progress.js';
import { formatDuration } from './duration.js';

const BAR_LENGTH = 20;

/** Such as `cities ████████░░░░░░░░░░░░ 4,000 of 10,000 (40%), 2,000/s, 3.0 s left`. */
export function describeLoop({ label, done, total, rate, leftMs }: LoopProgress): string {
  const name = label === undefined ? '' : `${label} `;
  const bar = total === null ? '' : `${drawBar(done / Math.max(total, 1))} `;
  const whole =
    total === null ? '' : ` of ${count(total)} (${Math.floor((done * 100) / Math.max(total, 1))}%)`;
  const left = leftMs === null ? '' : `, ${formatDuration(leftMs)} left`;
  return `${name}${bar}${count(done)}${whole}, ${count(rate)}/s${left}`;
}

function drawBar(share: number): string {
  const full = Math.floor(share * BAR_LENGTH);
  return '█'.repeat(full) + '░'.repeat(BAR_LENGTH - full);
}

function count(steps: number): string {
  return steps.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

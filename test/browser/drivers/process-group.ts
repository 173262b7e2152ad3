import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { until } from './deadline.ts';

interface Listed {
  readonly pid: number;
  readonly group: number;
  readonly state: string;
}

/** `/proc/PID/stat` is "pid (name) state parent group …", and the name may contain anything. */
function fromProc(): Listed[] {
  return readdirSync('/proc').flatMap((entry): Listed[] => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const [state = '', , group = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(entry), group: Number(group), state }];
    } catch {
      return []; // It ended between the two readings.
    }
  });
}

function fromPs(): Listed[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,state='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [pid = '', group = '', state = ''] = line.trim().split(/\s+/);
    return { pid: Number(pid), group: Number(group), state };
  });
}

/** The processes of a group that still run. One that has ended but that nobody has waited for does not count. */
export function running(group: number): number[] {
  if (process.platform === 'win32') return [];
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  return all.filter((one) => one.group === group && !one.state.startsWith('Z')).map((one) => one.pid);
}

/** Ends every process of a group at once. */
export function kill(group: number): void {
  try {
    if (process.platform === 'win32')
      execFileSync('taskkill', ['/pid', String(group), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-group, 'SIGKILL');
  } catch {
    // There is no such group any more, which is what was wanted.
  }
}

/** Ends every process of a group and returns when none is left. */
export async function killAndWait(group: number): Promise<void> {
  kill(group);
  await until(() => running(group).length === 0, 10_000, `the end of process group ${group}`);
}

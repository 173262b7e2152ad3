import type { LaneAnswer } from './lanes.worker.ts';

function part<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as T;
}

const events = part('events');

function note(text: string): void {
  const line = document.createElement('li');
  line.textContent = text;
  events.append(line);
}

const count = part('count');
count.addEventListener('click', (event) => {
  count.textContent = String(Number(count.textContent) + 1);
  note(`click ${event.isTrusted ? 'by hand' : 'by script'}`);
});

for (const id of ['name', 'amount', 'colour']) {
  const field = part<HTMLInputElement | HTMLSelectElement>(id);
  for (const type of ['input', 'change']) field.addEventListener(type, () => note(`${id} ${type} ${field.value}`));
}

document.addEventListener('keydown', (event) => {
  const held = ['ctrlKey', 'shiftKey', 'altKey'].filter((key) => event[key as 'ctrlKey']).join(' ');
  note(`key ${event.key} ${held}`.trim());
});

part('work').addEventListener('click', () => {
  const worker = new Worker(new URL('./lanes.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<LaneAnswer>) => {
    part('answer').textContent = `${data.dot} from ${data.engine}`;
  });
  worker.postMessage([1, 2, 3, 4]);
});

part('complain').addEventListener('click', () => {
  console.log('a remark is no complaint');
  console.error('an error', 'in two parts');
  console.warn('a warning');
  void Promise.reject(new Error('a rejection that nobody handles'));
  setTimeout(() => {
    throw new Error('an exception that nobody catches');
  });
  // The policy allows no other origin.
  fetch('http://localhost:9/elsewhere').catch(() => undefined);
  fetch('./not-there.json').catch(() => undefined);
  const worker = new Worker(new URL('./lanes.worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage('complain');
});

import type { PageOptions } from './browser.ts';
import type { ConsoleLog } from './console-log.ts';
import { within } from './deadline.ts';
import { openInspectorSocket } from './webkit-socket.ts';

/**
 * WebKit's WebDriver has neither a log nor emulated media. Its Web Inspector protocol has both, and a browser that is
 * automated can be inspected at the same time. Every document is seen from its first script on, its workers included.
 * What cannot be seen: the console of a worker started by a worker (its uncaught exceptions can), and of service
 * workers.
 */
export interface WebKitInspector {
  close(): void;
}

interface Command {
  readonly method: string;
  readonly params?: object;
}

interface Message {
  readonly method?: string;
  readonly id?: number;
  readonly params?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

interface LoggedMessage {
  readonly source: string;
  readonly level: string;
  readonly text: string;
  readonly url?: string;
  readonly parameters?: readonly { readonly type: string; readonly value?: unknown; readonly description?: string }[];
}

interface Target {
  readonly targetId: string;
  readonly isPaused?: boolean;
}

function textOf({ source, text, url, parameters }: LoggedMessage): string {
  if (source === 'network') return `${text} (${url ?? ''})`;
  if (!parameters || parameters.length < 2) return text;
  return parameters.map(({ value, description }) => description ?? String(value)).join(' ');
}

function setUp({ dark = false, reducedMotion = false }: PageOptions): Command[] {
  const prefer = (name: string, value: string): Command => ({
    method: 'Page.overrideUserPreference',
    params: { name, value },
  });
  return [
    { method: 'Inspector.enable' },
    prefer('PrefersColorScheme', dark ? 'Dark' : 'Light'),
    prefer('PrefersReducedMotion', reducedMotion ? 'Reduce' : 'NoPreference'),
    { method: 'Console.enable' },
    // Failed loads are only reported while the network is watched.
    { method: 'Network.enable' },
    { method: 'Worker.enable' },
    { method: 'Inspector.initialized' },
  ];
}

/** Attaches to the page of the browser at `address`, emulates what `options` ask for and fills `log` from now on. */
export async function inspect(address: string, options: PageOptions, log: ConsoleLog): Promise<WebKitInspector> {
  let identifier = 0;
  const socket = await openInspectorSocket(address);
  let ready: () => void = () => undefined;
  let refused: (reason: Error) => void = () => undefined;
  const isReady = new Promise<void>((resolve, reject) => ([ready, refused] = [resolve, reject]));
  let lastOfSetUp = -1;

  function toTarget(targetId: string, command: Command): number {
    const id = ++identifier;
    const message = JSON.stringify({ id, ...command });
    socket.send({ id: ++identifier, method: 'Target.sendMessageToTarget', params: { targetId, message } });
    return id;
  }

  /** A worker that is watched stands still until it is told that its watcher is ready. */
  function watchWorker(targetId: string, workerId: unknown): void {
    const message = JSON.stringify({ id: ++identifier, method: 'Console.enable' });
    toTarget(targetId, { method: 'Worker.sendMessageToWorker', params: { workerId, message } });
    toTarget(targetId, { method: 'Worker.initialized', params: { workerId } });
  }

  function fromTarget(targetId: string, { id, error, method, params = {} }: Message): void {
    if (error && id !== undefined && id <= lastOfSetUp)
      refused(new Error(`WebKit's inspector refused: ${error.message}`));
    if (id === lastOfSetUp) ready();
    if (method === 'Worker.workerCreated') watchWorker(targetId, params['workerId']);
    if (method === 'Worker.dispatchMessageFromWorker')
      fromTarget(targetId, JSON.parse(params['message'] as string) as Message);
    if (method !== 'Console.messageAdded') return;
    const logged = params['message'] as LoggedMessage;
    if (logged.level === 'error' || logged.level === 'warning') log.add(logged.level, textOf(logged));
  }

  function receive(message: unknown): void {
    const { method, params = {} } = message as Message;
    if (method === 'Target.targetCreated') {
      // A page gets another target whenever a load moves it to another process.
      const { targetId, isPaused } = params['targetInfo'] as Target;
      for (const command of setUp(options)) lastOfSetUp = toTarget(targetId, command);
      if (isPaused) socket.send({ id: ++identifier, method: 'Target.resume', params: { targetId } });
    } else if (method === 'Target.dispatchMessageFromTarget') {
      fromTarget(params['targetId'] as string, JSON.parse(params['message'] as string) as Message);
    }
  }

  socket.attach(receive);
  socket.send({ id: ++identifier, method: 'Target.setPauseOnStart', params: { pauseOnStart: true } });
  await within(isReady, 10_000, "WebKit's inspector to attach");
  return socket;
}

import { expose, type Endpoint } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { Remote } from '../../src/runtime/remote.ts';

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** Something at the other end of a channel, as a worker would be. */
function remote<T extends object>(service: T, patience = 1000): Remote<T> {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  expose(service, port2 as Endpoint);
  return new Remote<T>(port1 as Endpoint, 'The service', patience);
}

const service = {
  double: (x: number) => 2 * x,
  fail: () => {
    throw new RangeError('no');
  },
  never: () => new Promise<number>(() => undefined),
  slowly: (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms)),
};

describe('a remote call', () => {
  it('returns what the other end returns, or throws what it throws', async () => {
    const one = remote(service);
    expect(await one.call('double', 21)).toBe(42);
    await expect(one.call('fail')).rejects.toThrow('no');
  });

  it('is given up when no answer comes', async () => {
    await expect(remote(service, 500).call('never')).rejects.toThrow('The service did not answer "never" within');
  });

  it('is not given up while there is patience left', async () => {
    expect(await remote(service, 2000).call('slowly', 700)).toBe('done');
  });

  it('is rejected when the connection closes, before and after', async () => {
    const one = remote(service, 60_000);
    const pending = [one.call('never'), one.call('never')];
    one.close('its worker died');
    for (const call of pending) await expect(call).rejects.toThrow('The service is gone: its worker died.');
    await expect(one.call('double', 1)).rejects.toThrow('is gone');
  });

  it('names its error so that the caller can tell a lost worker from a refusal', async () => {
    const one = remote(service, 500);
    await expect(one.call('never')).rejects.toHaveProperty('name', 'LostError');
    await expect(one.call('fail')).rejects.toHaveProperty('name', 'RangeError');
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launch } from '../../browser/drivers/index.ts';
import { scratch } from '../../browser/drivers/leash.ts';
import { serve } from '../../browser/server.ts';
import type { GenerationSpeed } from './generations.ts';
import { DeviceBench, type Speeds } from './speeds.ts';

/** A device that is measured, wherever it is. */
export interface MeasuredDevice {
  readonly adapter: string;
  steps(task: string): Promise<Speeds>;
  evaluations(number: number, dimension: number): Promise<Speeds>;
  generations(which: number): Promise<GenerationSpeed>;
  release(): Promise<void> | void;
}

/**
 * The device of this machine in Node, where the package "webgpu" was installed by hand (`npm install --no-save webgpu`; it is
 * 130 MB large, so it is no dependency); else a device made in software, in Chromium.
 */
export async function openDevice(module: WebAssembly.Module): Promise<MeasuredDevice> {
  return (await inNode(module)) ?? (await inChromium());
}

async function inNode(module: WebAssembly.Module): Promise<MeasuredDevice | null> {
  // Under a name that is not known beforehand nobody looks for the package while building.
  const name: string = 'webgpu';
  const found = (await import(/* @vite-ignore */ name).catch(() => null)) as {
    create(options: string[]): unknown;
    globals: object;
  } | null;
  if (!found) return null;
  Object.assign(globalThis, found.globals);
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { gpu: found.create([]) } });
  return DeviceBench.open(module);
}

async function inChromium(): Promise<MeasuredDevice> {
  const folder = await mkdtemp(join(scratch(), 'device-'));
  // The bundle of the benchmarks lies elsewhere than their sources.
  const site = fileURLToPath(new URL('../../test/bench/device/site/', import.meta.url));
  await build({ root: site, configFile: join(site, 'vite.config.ts'), build: { outDir: folder } });
  const server = await serve(folder);
  const browser = await launch('chromium', { webgpu: true });
  const page = await browser.newPage({ timeout: 600_000 });
  await page.goto(server.url);
  await page.waitFor(() => 'adapter' in globalThis);
  type Site = {
    adapter(): Promise<string>;
    steps(id: string): Promise<Speeds>;
    evaluations(f: number, d: number): Promise<Speeds>;
    generations(which: number): Promise<GenerationSpeed>;
  };
  return {
    adapter: await page.evaluate(() => (globalThis as unknown as Site).adapter()),
    steps: (id) => page.evaluate((task: string) => (globalThis as unknown as Site).steps(task), id),
    evaluations: (number, dimension) =>
      page.evaluate((f: number, d: number) => (globalThis as unknown as Site).evaluations(f, d), number, dimension),
    generations: (which) => page.evaluate((k: number) => (globalThis as unknown as Site).generations(k), which),
    async release() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

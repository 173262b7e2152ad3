import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** What the export `thing` of a file with this source becomes, and all code that comes of the file. */
export async function built(
  source: string,
  plugin: Plugin,
): Promise<{ readonly thing: Record<string, unknown>; readonly code: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'carry-'));
  try {
    const entry = join(folder, 'thing.ts');
    await writeFile(entry, source);
    const lib = { entry, formats: ['es' as const] };
    const output = (await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [plugin],
      build: { lib, write: false },
    })) as Rolldown.RolldownOutput[];
    const { code } = output[0].output[0];
    const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { thing: never };
    return { thing: module.thing, code };
  } finally {
    await rm(folder, { recursive: true });
  }
}

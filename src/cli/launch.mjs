#!/usr/bin/env node
// Plain JavaScript, because Node reads it before anything is built: builds the command line when its sources are newer than
// the last build, then runs it.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const builds = join(root, 'dist-cli');

/** A name that changes whenever a source does, so that two launches at once never use half a build. */
async function buildName() {
  const folders = ['src', 'workers'].map(async (folder) => {
    const files = await readdir(join(root, folder), { recursive: true });
    return files.filter((file) => file.endsWith('.ts')).map((file) => join(root, folder, file));
  });
  const files = [
    ...(await Promise.all(folders)).flat(),
    join(root, 'package-lock.json'),
    join(root, 'vite.cli.config.ts'),
  ];
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return `${Math.max(...times).toString(36)}-${files.length}`.replace('.', '_');
}

async function build(target) {
  const { build } = await import('vite');
  const partial = join(builds, `partial-${process.pid}`);
  await mkdir(builds, { recursive: true });
  const configFile = join(root, 'vite.cli.config.ts');
  await build({ root, configFile, logLevel: 'error', build: { outDir: partial } });
  const older = (await readdir(builds)).filter((name) => !name.startsWith('partial-'));
  // Somebody else may have finished the same build first.
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  await Promise.all(older.map((name) => rm(join(builds, name), { recursive: true, force: true })));
}

const target = join(builds, await buildName());
if (!existsSync(join(target, 'main.js'))) await build(target);
await import(pathToFileURL(join(target, 'main.js')).href);

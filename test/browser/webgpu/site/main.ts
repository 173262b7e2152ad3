/** Everything that a test may ask this page to do; each file of `checks/` exports some of it. */
type Check = (...inputs: never[]) => unknown;

const files = import.meta.glob<Record<string, Check>>('./checks/*.ts', { eager: true });
const checks = new Map(Object.values(files).flatMap((file) => Object.entries(file)));

async function check(name: string, inputs: unknown[]): Promise<unknown> {
  const found = checks.get(name);
  if (!found) throw new Error(`There is no check called ${name}.`);
  return await found(...(inputs as never[]));
}

Object.assign(globalThis, { check });

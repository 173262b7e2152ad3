import { failed, passed, skipped, type Finding, type Hurdle } from '../hurdle.ts';

/** Whether the server takes the key. */
export const key: Hurdle = {
  id: 'key',
  name: 'Key',
  async run({ keys, listing, preset, url }): Promise<Finding> {
    const has = keys.keyFor(url.href) !== null;
    const where = preset.keysAt === null ? '' : ` There are keys at ${preset.keysAt}.`;
    if (!has && preset.needsKey)
      return failed(`${preset.name} asks for a key, and there is none.`, `Enter one.${where}`);
    const { status } = await listing();
    if (status === 401 || status === 403) {
      return has
        ? failed(`${url.host} does not accept the key (${status}).`, `Check it, and enter it again.${where}`)
        : failed(`${url.host} asks for a key (${status}).`, `Enter the one that the server was started with.${where}`);
    }
    // Some show their models to everybody; the first question tells then.
    return has ? passed('The key was not refused.') : skipped('No key is needed.');
  },
};

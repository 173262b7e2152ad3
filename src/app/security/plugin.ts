import type { Plugin } from 'vite';
import { META_POLICY, RESPONSE_HEADERS } from './policy.ts';

/** Vite plugin: the built page carries the policy, and the preview server sends the headers. Development is left alone. */
export function security(): Plugin {
  let building = false;
  return {
    name: 'security',
    config: () => ({ preview: { headers: { ...RESPONSE_HEADERS } } }),
    configResolved({ command }) {
      building = command === 'build';
    },
    transformIndexHtml: {
      order: 'post',
      handler: () =>
        building
          ? [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
                injectTo: 'head-prepend',
              },
            ]
          : [],
    },
  };
}

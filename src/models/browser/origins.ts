/** Where weights come from. It learns the visitor's address and which model is asked for, nothing else. */
export const HUB = 'https://huggingface.co';

/** Hosts that the hub sends on to, when a file is large; a policy has to name them too. */
export const HUB_STORES = ['https://*.huggingface.co', 'https://*.hf.co'] as const;

/** Where the model libraries of WebLLM come from, unless the page's own host has them. */
export const LIBRARY_HOST = 'https://raw.githubusercontent.com';

/** What `connect-src` has to allow for models of this folder; a page that loads none connects to none of them. */
export const MODEL_ORIGINS: readonly string[] = [HUB, ...HUB_STORES, LIBRARY_HOST];

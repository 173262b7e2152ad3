import { MediaQuery } from 'svelte/reactivity';

/** A screen on which everything lies below each other. Style sheets use the same width. */
export const narrow = new MediaQuery('max-width: 759px');

/** A screen with room for tall plots. */
export const tall = new MediaQuery('min-height: 1080px');

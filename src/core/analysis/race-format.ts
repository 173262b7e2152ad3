/** First keys of a race file, by which it is recognised. */
export const RACE_FORMAT = 'evolution-playground-race';
export const RACE_VERSION = 1;

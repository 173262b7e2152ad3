/** A stage lower than so many CSS pixels, as in a small frame, has only its picture and one line of words. */
export const CRAMPED = 260;

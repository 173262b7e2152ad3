/** A generation that takes less is over before its numbers would be back from a device. */
export const WORTH_TRYING_MS = 25;

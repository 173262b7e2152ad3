/** Size in pixels of the small landscapes in the problem menu. */
export const THUMBNAIL = { width: 104, height: 76 } as const;

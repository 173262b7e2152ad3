import type { ExaminedPage } from './hurdle.ts';

/** The page that this runs in. */
export function thisPage(): ExaminedPage {
  return {
    origin: location.origin,
    secure: isSecureContext,
    async permission(name) {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        // A browser refuses a name that it does not know.
        return null;
      }
    },
  };
}

/** Where the portal of users is; everything else is the portal of administrators. */
export const USERS = '/vireo/my';

export const FOR_USERS = location.pathname === USERS || location.pathname.startsWith(`${USERS}/`);

/** The beginning of every address of the portal that is shown. */
export const BASE = FOR_USERS ? USERS : '/vireo/portal';

/** Apps Script has no `crypto`; the calendar library asks it for an id that we replace by our own. Put into the bundle in its place. */
export const crypto = { randomUUID: () => Utilities.getUuid() };

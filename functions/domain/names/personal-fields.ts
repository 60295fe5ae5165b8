/** Columns of «Участники» that hold who somebody is. */
export const PERSONAL_COLUMNS = ['name', 'position', 'email'] as const;

/** Settings that hold who somebody is. */
export const PERSONAL_SETTINGS = ['curatorName', 'organiserName', 'headName', 'deputyName'] as const;

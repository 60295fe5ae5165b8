/** Columns of «Участники» with personal data. */
export const PERSONAL_COLUMNS = ['name', 'position', 'email'] as const;

/** Settings with personal data. */
export const PERSONAL_SETTINGS = ['curatorName', 'organiserName', 'headName', 'deputyName'] as const;

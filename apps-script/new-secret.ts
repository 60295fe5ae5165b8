/** Signs the personal links of a school: two random UUIDs, 244 bits. */
export const newSecret = (): string => `${Utilities.getUuid()}${Utilities.getUuid()}`;

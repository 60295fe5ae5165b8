/** Makes the secret that signs a school's personal links: two random UUIDs, 244 bits. */
export const newSecret = (): string => `${Utilities.getUuid()}${Utilities.getUuid()}`;

/** Whether a server that listens at this address answers at every address of its computer. */
export const listensEverywhere = (listen: string): boolean => listen === '0.0.0.0' || listen === '::';

/** The root address of a server, with a closing slash. @param host - a name or an IP address */
export const rootAddress = (host: string, port: number, secure: boolean): string =>
  new URL(`${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}/`).href;

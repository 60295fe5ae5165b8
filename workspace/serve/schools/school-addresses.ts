import { nameIn } from '../http/own-names.ts';

/** The host names of a server of several schools: the overseer has the server's own name, and each school a name below it. */
export interface SchoolAddresses {
  /** The root address of a school, with a closing slash. */
  rootOf(name: string): string;
  /** The part of a host before the server's own name, whether or not a school has this name; undefined for any other host. */
  schoolAt(host: string): string | undefined;
}

/** @param root - the present root address of the server */
export const schoolAddresses = (root: () => string): SchoolAddresses => ({
  rootOf(name) {
    const address = new URL(root());
    address.hostname = `${name}.${address.hostname}`;
    return address.href;
  },
  schoolAt(host) {
    const above = `.${new URL(root()).hostname}`;
    const name = nameIn(host) ?? '';
    return name.endsWith(above) ? name.slice(0, -above.length) : undefined;
  },
});

import { strict as assert } from 'node:assert';

/** An API call. With a body, it is a POST. */
export interface Call {
  readonly path: string;
  readonly body?: string;
}

/** Sends a call and returns the text of the answer. @throws unless the status is 200 */
export async function answerOf(root: string, { path, body }: Call): Promise<string> {
  const response = await fetch(root + path, {
    headers: { authorization: 'Bearer bench@example.org', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return text;
}

export const call = (path: string, body?: object): Call => ({
  path,
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

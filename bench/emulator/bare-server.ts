import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The last PUT body of each path. The server answers every other request with this body and does nothing else than read the request. */
const answers = new Map<string, Buffer>();

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const path = request.url ?? '/';
  if (request.method === 'PUT') {
    answers.set(path, Buffer.concat(chunks));
    response.writeHead(204).end();
    return;
  }
  const body = answers.get(path);
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));

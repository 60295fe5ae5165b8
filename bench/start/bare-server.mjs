// The smallest program with a page: it listens, prints its address, reads every request and answers nothing.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  request.resume().on('end', () => response.end('ok'));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/\nРаботает`));

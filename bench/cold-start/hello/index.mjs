import { http } from '@google-cloud/functions-framework';

/** The smallest possible function on this framework. */
http('nastavnik', (_request, response) => {
  response.send('ok');
});

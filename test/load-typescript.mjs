import { register } from 'node:module';

// Workers load the source as Node loads any module, so that its functions call each other directly. The module runner of Vite turns each use of an
// import into a property access, which makes whole years slower and every file's start several times as slow.
register('./typescript-hooks.mjs', import.meta.url);

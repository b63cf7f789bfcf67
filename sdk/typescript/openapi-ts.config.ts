import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: '../openapi.json',
  output: { path: 'src', module: { extension: '.js' } },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/sdk', operations: { strategy: 'flat' } },
    { name: '@hey-api/client-fetch', baseUrl: false },
  ],
});

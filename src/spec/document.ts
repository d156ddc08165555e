export { default as document } from '../generated/openapi.json' with { type: 'json' }

// Written by `npm run generate` from openapi/. Not edited by hand.
export const secrets: Record<'fields' | 'headers' | 'headerWords', readonly string[]> = {
  "fields": [
    "data_key",
    "datakey",
    "encrypted_key_material",
    "encrypted_privatekey",
    "import_token",
    "password",
    "pin",
    "plain_text",
    "plain_text_base64",
    "private_key",
    "private_key_plain_text",
    "random_data",
    "secret",
    "securitytoken",
    "shared_secret"
  ],
  "headers": [
    "authorization",
    "cookie",
    "proxy-authorization",
    "set-cookie",
    "x-api-key",
    "x-auth-token",
    "x-security-token",
    "x-service-token",
    "x-subject-token"
  ],
  "headerWords": [
    "access-key",
    "api-key",
    "apikey",
    "auth",
    "cookie",
    "credential",
    "jwt",
    "passw",
    "secret",
    "session",
    "token"
  ]
}

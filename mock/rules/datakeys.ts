import type { components } from '../../src/generated/api.ts'

type DatakeySpec = components['schemas']['DatakeySpec']

const bits = {
  AES_256: 256,
  AES_128: 128,
  SM4: 128,
  HMAC_256: 256,
  HMAC_384: 384,
  HMAC_512: 512,
  HMAC_SM3: 256,
} as const satisfies Record<DatakeySpec, number>

type Asked = { key_spec: DatakeySpec; datakey_length?: string | number }

/** How many bytes a new datakey has. Clients send length and spec together: the length counts. */
export const datakeyBytes = ({ key_spec, datakey_length }: Asked): number =>
  Number(datakey_length ?? bits[key_spec]) / 8

import { toHex } from '../crypto/blob.ts'
import type { Handler } from './handler.ts'

export const genRandom: Handler<'genRandom'> = ({ body }, { world }) => ({
  random_data: toHex(world.random(Number(body.random_data_length) / 8)),
})

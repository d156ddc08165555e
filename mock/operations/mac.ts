import { type MacAlgorithm, macMatches, macOf } from '../crypto/mac.ts'
import type { CmkRecord } from '../records.ts'
import { demandMacAlgorithm } from '../rules/algorithms.ts'
import { usableCmk } from './cmk.ts'
import type { Handler } from './handler.ts'
import { latestMaterial } from './material.ts'

export const generateMac: Handler<'generateMac'> = ({ body }, context) => {
  const cmk = usableCmk('generateMac', body.key_id, context)
  const { mac_algorithm } = body
  return { key_id: cmk.id, mac_algorithm, mac: expectedMac(cmk, body).toString('hex') }
}

export const verifyMac: Handler<'verifyMac'> = ({ body }, context) => {
  const cmk = usableCmk('verifyMac', body.key_id, context)
  const { mac_algorithm } = body
  const isValid = macMatches(expectedMac(cmk, body), Buffer.from(body.mac, 'hex'))
  return { key_id: cmk.id, mac_algorithm, mac_valid: isValid }
}

function expectedMac(cmk: CmkRecord, body: { mac_algorithm: MacAlgorithm; message: string }): Buffer {
  demandMacAlgorithm(cmk, body.mac_algorithm)
  return macOf(body.mac_algorithm, latestMaterial(cmk), Buffer.from(body.message, 'base64'))
}

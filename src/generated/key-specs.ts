// Written by `npm run generate` from openapi/. Not edited by hand.
export const keySpecs = {
  "AES_256": {"kind":"symmetric","usages":["ENCRYPT_DECRYPT"],"encryption":["SYMMETRIC_DEFAULT"],"materialBytes":32},
  "SM4": {"kind":"symmetric","usages":["ENCRYPT_DECRYPT"],"encryption":["SYMMETRIC_DEFAULT"],"materialBytes":16},
  "RSA_2048": {"kind":"rsa","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["RSAES_OAEP_SHA_256"],"modulusBits":2048},
  "RSA_3072": {"kind":"rsa","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["RSAES_OAEP_SHA_256"],"modulusBits":3072},
  "RSA_4096": {"kind":"rsa","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["RSAES_OAEP_SHA_256"],"modulusBits":4096},
  "EC_P256": {"kind":"ec","usages":["SIGN_VERIFY"],"encryption":[],"curve":"prime256v1"},
  "EC_P384": {"kind":"ec","usages":["SIGN_VERIFY"],"encryption":[],"curve":"secp384r1"},
  "SECP256K1": {"kind":"ec","usages":["SIGN_VERIFY"],"encryption":[],"curve":"secp256k1"},
  "SM2": {"kind":"sm2","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["SM2_ENCRYPT"],"curve":"SM2"},
  "ED25519": {"kind":"ed25519","usages":["SIGN_VERIFY"],"encryption":[]},
  "HMAC_256": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"materialBytes":32},
  "HMAC_384": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"materialBytes":48},
  "HMAC_512": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"materialBytes":64},
  "HMAC_SM3": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"materialBytes":32},
} as const

export type KeySpec = keyof typeof keySpecs

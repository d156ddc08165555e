// Written by `npm run generate` from openapi/. Not edited by hand.
export const keySpecs = {
  "AES_256": {"kind":"symmetric","usages":["ENCRYPT_DECRYPT"],"encryption":["SYMMETRIC_DEFAULT"],"signing":[],"mac":[],"materialBytes":32},
  "SM4": {"kind":"symmetric","usages":["ENCRYPT_DECRYPT"],"encryption":["SYMMETRIC_DEFAULT"],"signing":[],"mac":[],"materialBytes":16},
  "RSA_2048": {"kind":"rsa","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["RSAES_OAEP_SHA_256"],"signing":["RSASSA_PSS_SHA_256","RSASSA_PSS_SHA_384","RSASSA_PSS_SHA_512","RSASSA_PKCS1_V1_5_SHA_256","RSASSA_PKCS1_V1_5_SHA_384","RSASSA_PKCS1_V1_5_SHA_512"],"mac":[],"modulusBits":2048},
  "RSA_3072": {"kind":"rsa","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["RSAES_OAEP_SHA_256"],"signing":["RSASSA_PSS_SHA_256","RSASSA_PSS_SHA_384","RSASSA_PSS_SHA_512","RSASSA_PKCS1_V1_5_SHA_256","RSASSA_PKCS1_V1_5_SHA_384","RSASSA_PKCS1_V1_5_SHA_512"],"mac":[],"modulusBits":3072},
  "RSA_4096": {"kind":"rsa","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["RSAES_OAEP_SHA_256"],"signing":["RSASSA_PSS_SHA_256","RSASSA_PSS_SHA_384","RSASSA_PSS_SHA_512","RSASSA_PKCS1_V1_5_SHA_256","RSASSA_PKCS1_V1_5_SHA_384","RSASSA_PKCS1_V1_5_SHA_512"],"mac":[],"modulusBits":4096},
  "EC_P256": {"kind":"ec","usages":["SIGN_VERIFY"],"encryption":[],"signing":["ECDSA_SHA_256"],"mac":[],"curve":"prime256v1"},
  "EC_P384": {"kind":"ec","usages":["SIGN_VERIFY"],"encryption":[],"signing":["ECDSA_SHA_384"],"mac":[],"curve":"secp384r1"},
  "SECP256K1": {"kind":"ec","usages":["SIGN_VERIFY"],"encryption":[],"signing":["ECDSA_SHA_256"],"mac":[],"curve":"secp256k1"},
  "SM2": {"kind":"sm2","usages":["SIGN_VERIFY","ENCRYPT_DECRYPT"],"encryption":["SM2_ENCRYPT"],"signing":["SM2DSA_SM3"],"mac":[],"curve":"SM2"},
  "ED25519": {"kind":"ed25519","usages":["SIGN_VERIFY"],"encryption":[],"signing":["ED25519_SHA_512","ED25519_PH_SHA_512"],"mac":[]},
  "HMAC_256": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"signing":[],"mac":["HMAC_SHA_256"],"materialBytes":32},
  "HMAC_384": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"signing":[],"mac":["HMAC_SHA_384"],"materialBytes":48},
  "HMAC_512": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"signing":[],"mac":["HMAC_SHA_512"],"materialBytes":64},
  "HMAC_SM3": {"kind":"hmac","usages":["GENERATE_VERIFY_MAC"],"encryption":[],"signing":[],"mac":["HMAC_SM3"],"materialBytes":32},
} as const

export type KeySpec = keyof typeof keySpecs

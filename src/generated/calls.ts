// Written by `npm run generate` from openapi/. Not edited by hand.
export interface Calls {
  /** Encrypt data with a CMK. Encrypts up to 4096 bytes with the specified CMK. By default, the performance threshold for encrypting data is 1000 TPS per customer. */
  encryptData: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Plaintext, 1 to 4096 bytes, matching the regular expression. After being converted into a byte array (UTF-8), it is still 1 to 4096 bytes. */
      plain_text: string
      /** Key-value pairs with a maximum length of 8192 characters. They record resource context, no sensitive information, to ensure data integrity. If given during encryption, they are also required for decryption. The order of the pairs does not matter. */
      encryption_context?: { [name: string]: string }
      /** Only for asymmetric keys. */
      encryption_algorithm?: "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_256" | "SM2_ENCRYPT"
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Ciphertext data in Base64 format. */
      cipher_text: string
    }
  }
  /** Decrypt a ciphertext of encrypt-data. The ciphertext of a symmetric CMK carries the CMK's id and version. That of an asymmetric CMK does not: `key_id` and `encryption_algorithm` are then needed. Whatever bound the ciphertext (`encryption_context`, `additional_authenticated_data`) must be repeated, equal. */
  decryptData: {
    input: {
      /** Ciphertext in Base64. */
      cipher_text: string
      /** Id of a CMK, 36 characters. */
      key_id?: string
      /** Key-value pairs with a maximum length of 8192 characters. They record resource context, no sensitive information, to ensure data integrity. If given during encryption, they are also required for decryption. The order of the pairs does not matter. */
      encryption_context?: { [name: string]: string }
      /** Only for asymmetric keys. */
      encryption_algorithm?: "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_256" | "SM2_ENCRYPT"
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** The plaintext as text. Bytes that are no UTF-8 are right in `plain_text_base64` alone. */
      plain_text: string
      /** Base64 of the plaintext. Missing in the classic generation. */
      plain_text_base64?: string
    }
  }
  /** Decrypt with one CMK and encrypt with another, without showing the plaintext. Takes data (ciphertexts of encrypt-data, in Base64) and datakeys (ciphertexts of create-datakey, create-datakey-without-plaintext and encrypt-datakey, in hexadecimal), and answers in the same encoding. Both CMKs are subject to the same rule. An `encryption_context` cannot be given: what it binds is not re-encrypted. */
  reEncrypt: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      source_key_id?: string
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      source_additional_authenticated_data?: string
      /** Only for asymmetric CMKs. */
      source_encryption_algorithm?: "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2_ENCRYPT"
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      destination_key_id: string
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      destination_additional_authenticated_data?: string
      /** Only for asymmetric CMKs. */
      destination_encryption_algorithm?: "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2_ENCRYPT"
      /** Bytes of the datakey. The mock's ciphertexts tell it themselves; if given, it must be right. */
      datakey_cipher_length?: string | number
      /** Ciphertext in Base64 (data) or hexadecimal (datakeys). */
      cipher_text: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Id of a CMK, 36 characters. */
      source_key_id: string
      /** Algorithm of the ciphertext that was sent. */
      source_encryption_algorithm: string
      /** Algorithm of the new ciphertext. */
      destination_encryption_algorithm: string
      /** Base64 or upper-case hexadecimal, as the ciphertext in the request. */
      cipher_text: string
    }
  }
  /** Create a CMK. A CMK with origin `kms` is enabled at once; with origin `external` it is pending import. */
  createKey: {
    input: {
      /** Name of a CMK (not an alias), unique in the project. Names ending in `/default` are reserved. */
      key_alias: string
      /** Description of a CMK, at most 255 characters. */
      key_description?: string
      /** What a CMK is: its algorithm and the length of its material. */
      key_spec?: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3"
      /** Default: ENCRYPT_DECRYPT for symmetric, SIGN_VERIFY for asymmetric, GENERATE_VERIFY_MAC for HMAC CMKs. */
      key_usage?: "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC"
      /** `kms`: KMS makes the material. `external`: it is imported. */
      origin?: "kms" | "external"
      /** Enterprise project, `0` for the default one, else a UUID. */
      enterprise_project_id?: string
      /** `0` is the built-in keystore, `1` and `2` are the clusters of CDMS that are always there; else the id of an enabled keystore. */
      keystore_id?: string
      /** Only for one special deployment. Accepted, without effect. */
      vm_id?: string
      /** Region. Sent by older clients only; must be the region of the project. */
      realm?: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** The new CMK. */
      key_info: {
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** Account that owns it. */
        domain_id: string
        /** Region of the CMK (newest generation only). */
        region_id?: string
      }
    }
  }
  /** Describe a CMK. In every state, also while the CMK waits for its deletion or for material. By id, alias or URN. */
  describeKey: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** All that is shown of a CMK. */
      key_info: {
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** Account that owns the CMK. */
        domain_id: string
        /** Name of the CMK. */
        key_alias: string
        /** Region. */
        realm: string
        /** Empty if none was given. */
        key_description: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        creation_date: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        scheduled_deletion_date: string
        /** What a CMK is: its algorithm and the length of its material. */
        key_spec: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3"
        /** What a CMK is for. It cannot be changed. */
        key_usage: "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC"
        /** `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen. */
        key_state: "1" | "2" | "3" | "4" | "5" | "7"
        /** `1` for a default master key. */
        default_key_flag: "0" | "1"
        /** `1` in every documented example. */
        key_type: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        expiration_time: string
        /** `kms`: KMS makes the material. `external`: it is imported. */
        origin: "kms" | "external"
        /** A string here, a boolean elsewhere. */
        key_rotation_enabled: "true" | "false"
        /** Enterprise project, `0` for the default one. */
        sys_enterprise_project_id: string
        /** Where the material lies, `0` for the built-in keystore. */
        keystore_id?: string
        /** Label inside a hardware module. */
        key_label?: string
        /** `1`: professional edition (2023). The mock leaves it out. */
        partition_type?: string
      }
    }
  }
  /** List the CMKs of the project. Filters narrow the list; `total` counts what they let through. A page holds at most 2000 entries. A request without a body asks for all CMKs of AES_256. */
  listKeys: {
    input: {
      /** Number of entries of a page, 1 to 2000. A decimal string or a number. An empty string counts as absent. */
      limit?: string | number
      /** Where the page begins: `0`, or the previous `next_marker`. A decimal string or a number. An empty string counts as absent. */
      marker?: string | number
      /** Only CMKs in this state. */
      key_state?: string
      /** Only CMKs of this spec; `ALL` for every one. */
      key_spec?: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3" | "ALL"
      /** Only CMKs in keystores of this kind: `DHSM` dedicated hardware modules, `CDMS` crypto cards. Those in the built-in keystore are of neither. */
      keystore_type?: "DHSM" | "CDMS"
      /** Only CMKs of this enterprise project; `all` for every one. */
      enterprise_project_id?: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Ids of the CMKs, in order of creation. */
      keys: string[]
      /** The CMKs themselves, in the same order. */
      key_details: ({
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** Account that owns the CMK. */
        domain_id: string
        /** Name of the CMK. */
        key_alias: string
        /** Region. */
        realm: string
        /** Empty if none was given. */
        key_description: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        creation_date: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        scheduled_deletion_date: string
        /** What a CMK is: its algorithm and the length of its material. */
        key_spec: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3"
        /** What a CMK is for. It cannot be changed. */
        key_usage: "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC"
        /** `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen. */
        key_state: "1" | "2" | "3" | "4" | "5" | "7"
        /** `1` for a default master key. */
        default_key_flag: "0" | "1"
        /** `1` in every documented example. */
        key_type: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        expiration_time: string
        /** `kms`: KMS makes the material. `external`: it is imported. */
        origin: "kms" | "external"
        /** A string here, a boolean elsewhere. */
        key_rotation_enabled: "true" | "false"
        /** Enterprise project, `0` for the default one. */
        sys_enterprise_project_id: string
        /** Where the material lies, `0` for the built-in keystore. */
        keystore_id?: string
        /** Label inside a hardware module. */
        key_label?: string
        /** `1`: professional edition (2023). The mock leaves it out. */
        partition_type?: string
      })[]
      /** Empty on the last page. */
      next_marker: string
      /** `true` when there are more pages. */
      truncated: "true" | "false"
      /** Number of all CMKs that the filters let through. */
      total: number
    }
  }
  /** Enable a disabled CMK. Only a disabled CMK can be enabled. A rotation that fell due meanwhile happens now. */
  enableKey: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** A CMK and its state. */
      key_info: {
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen. */
        key_state: "1" | "2" | "3" | "4" | "5" | "7"
      }
    }
  }
  /** Disable an enabled CMK. Only an enabled CMK can be disabled. It encrypts and decrypts nothing until it is enabled again. */
  disableKey: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** A CMK and its state. */
      key_info: {
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen. */
        key_state: "1" | "2" | "3" | "4" | "5" | "7"
      }
    }
  }
  /** Schedule the deletion of a CMK. When the days have passed, the CMK and all that was encrypted under it are lost. */
  scheduleKeyDeletion: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Days until the deletion, 7 to 1096, a decimal string or a number. */
      pending_days: string | number
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen. */
      key_state: "1" | "2" | "3" | "4" | "5" | "7"
    }
  }
  /** Cancel the scheduled deletion of a CMK. The CMK is disabled afterwards, or pending import when it is external and has no material. */
  cancelKeyDeletion: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen. */
      key_state: "1" | "2" | "3" | "4" | "5" | "7"
    }
  }
  /** Change the name of a CMK. Changes `key_alias`, the name of the CMK, which is no alias in the sense of create-alias. */
  updateKeyAlias: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Name of a CMK (not an alias), unique in the project. Names ending in `/default` are reserved. */
      key_alias: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** The CMK with its new name. */
      key_info: {
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** The new name. */
        key_alias: string
      }
    }
  }
  /** Change the description of a CMK. Replaces the description; an empty one removes it. */
  updateKeyDescription: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Description of a CMK, at most 255 characters. */
      key_description: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** The CMK with its new description. */
      key_info: {
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** The new description. */
        key_description: string
      }
    }
  }
  /** Create a datakey, in plaintext and encrypted. Of `datakey_length` bits; without it as long as `key_spec` says, which is 256 bits by default. The encrypted datakey goes back through decrypt-datakey. */
  createDatakey: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Length of the datakey: AES_256, HMAC_256 and HMAC_SM3 256 bits, AES_128 and SM4 128, HMAC_384 384, HMAC_512 512. Counts only without `datakey_length`. */
      key_spec?: "AES_256" | "AES_128" | "SM4" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3"
      /** A length in bits that makes whole bytes, a decimal string or a number. 8 to 8192, a multiple of 8. */
      datakey_length?: string | number
      /** Key-value pairs with a maximum length of 8192 characters. They record resource context, no sensitive information, to ensure data integrity. If given during encryption, they are also required for decryption. The order of the pairs does not matter. */
      encryption_context?: { [name: string]: string }
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** PIN of create-pin, in deployments of compliance level 4. No operation that decrypts takes a PIN, so it protects nothing here. */
      pin?: string
      /** Form of the PIN, in deployments of compliance level 4. */
      pin_type?: "CipherText" | "PlainText"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A datakey in plaintext. Hexadecimal, upper case, two characters per byte. */
      plain_text: string
      /** An encrypted datakey. Hexadecimal, upper case. n bytes of datakey become 124 + ceil(n / 16) × 16 bytes. */
      cipher_text: string
    }
  }
  /** Create a datakey, encrypted only. As create-datakey, without the plaintext in the answer. */
  createDatakeyWithoutPlaintext: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Length of the datakey: AES_256, HMAC_256 and HMAC_SM3 256 bits, AES_128 and SM4 128, HMAC_384 384, HMAC_512 512. Counts only without `datakey_length`. */
      key_spec?: "AES_256" | "AES_128" | "SM4" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3"
      /** A length in bits that makes whole bytes, a decimal string or a number. 8 to 8192, a multiple of 8. */
      datakey_length?: string | number
      /** Key-value pairs with a maximum length of 8192 characters. They record resource context, no sensitive information, to ensure data integrity. If given during encryption, they are also required for decryption. The order of the pairs does not matter. */
      encryption_context?: { [name: string]: string }
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** PIN of create-pin, in deployments of compliance level 4. No operation that decrypts takes a PIN, so it protects nothing here. */
      pin?: string
      /** Form of the PIN, in deployments of compliance level 4. */
      pin_type?: "CipherText" | "PlainText"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** An encrypted datakey. Hexadecimal, upper case. n bytes of datakey become 124 + ceil(n / 16) × 16 bytes. */
      cipher_text: string
    }
  }
  /** Encrypt a datakey of the caller. `plain_text` is the datakey and behind it its digest, 32 bytes: SHA-256, with an SM4 CMK SM3. `datakey_plain_length` is the length of the datakey alone. */
  encryptDatakey: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Hexadecimal of a datakey of 1 to 1024 bytes and its digest of 32 bytes, in any letter case. */
      plain_text: string
      /** Bytes of a datakey, without its digest, a decimal string or a number. 1 to 1024. */
      datakey_plain_length: string | number
      /** Key-value pairs with a maximum length of 8192 characters. They record resource context, no sensitive information, to ensure data integrity. If given during encryption, they are also required for decryption. The order of the pairs does not matter. */
      encryption_context?: { [name: string]: string }
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** PIN of create-pin, in deployments of compliance level 4. No operation that decrypts takes a PIN, so it protects nothing here. */
      pin?: string
      /** Form of the PIN, in deployments of compliance level 4. */
      pin_type?: "CipherText" | "PlainText"
      /** Kind of the wrapped key, in deployments of compliance level 4. It changes nothing here. */
      key_spec?: "SM2" | "RSA"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** An encrypted datakey. Hexadecimal, upper case. n bytes of datakey become 124 + ceil(n / 16) × 16 bytes. */
      cipher_text: string
      /** Bytes of the datakey, a decimal string. */
      datakey_length: string
    }
  }
  /** Decrypt a datakey. Takes what create-datakey, create-datakey-without-plaintext, encrypt-datakey and re-encrypt answered, with the CMK that encrypted it and whatever bound it. */
  decryptDatakey: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Hexadecimal, in any letter case. */
      cipher_text: string
      /** Bytes of a datakey, without its digest, a decimal string or a number. 1 to 1024. */
      datakey_cipher_length: string | number
      /** Key-value pairs with a maximum length of 8192 characters. They record resource context, no sensitive information, to ensure data integrity. If given during encryption, they are also required for decryption. The order of the pairs does not matter. */
      encryption_context?: { [name: string]: string }
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** A datakey in plaintext. Hexadecimal, upper case, two characters per byte. */
      data_key: string
      /** Bytes of the datakey, a decimal string. */
      datakey_length: string
      /** Digest of the datakey, SHA-256, with an SM4 CMK SM3. Hexadecimal, upper case. */
      datakey_dgst: string
    }
  }
  /** Create an RSA key pair, its private key encrypted. Keys are Base64 of DER: the public key a SubjectPublicKeyInfo (X.509), the private key PKCS#8. decrypt-data turns `private_key_cipher_text` into the private key again: its `plain_text_base64` is `private_key_plain_text`. */
  createRsaDatakeyPair: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Length of the RSA modulus. */
      key_spec: "RSA_2048" | "RSA_3072" | "RSA_4096"
      /** Whether the answer has the private key in plaintext, too. */
      with_plain_text?: boolean
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Spec of the pair. */
      key_spec: "RSA_2048" | "RSA_3072" | "RSA_4096" | "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SM2"
      /** Base64 of the SubjectPublicKeyInfo (X.509) in DER. */
      public_key: string
      /** The private key under the CMK. Base64, for decrypt-data. */
      private_key_cipher_text: string
      /** Base64 of the PKCS#8 private key in DER. */
      private_key_plain_text?: string
      /** The private key under a key of the customer. Never here. */
      wrapped_private_key?: string
      /** The private key for a QingTian enclave. Never here. */
      ciphertext_recipient?: string
    }
  }
  /** Create an EC key pair, its private key encrypted. As create-rsa-datakey-pair. The names of the curves are not those of the specs of CMKs. */
  createEcDatakeyPair: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Curve of the pair. The names are others than those of CMKs. */
      key_spec: "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SM2"
      /** Whether the answer has the private key in plaintext, too. */
      with_plain_text?: boolean
      /** Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
      additional_authenticated_data?: string
      /** PIN of create-pin, in deployments of compliance level 4. No operation that decrypts takes a PIN, so it protects nothing here. */
      pin?: string
      /** Form of the PIN, in deployments of compliance level 4. */
      pin_type?: "CipherText" | "PlainText"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Spec of the pair. */
      key_spec: "RSA_2048" | "RSA_3072" | "RSA_4096" | "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SM2"
      /** Base64 of the SubjectPublicKeyInfo (X.509) in DER. */
      public_key: string
      /** The private key under the CMK. Base64, for decrypt-data. */
      private_key_cipher_text: string
      /** Base64 of the PKCS#8 private key in DER. */
      private_key_plain_text?: string
      /** The private key under a key of the customer. Never here. */
      wrapped_private_key?: string
      /** The private key for a QingTian enclave. Never here. */
      ciphertext_recipient?: string
    }
  }
  /** Create a PIN. For deployments of compliance level 4, where a PIN protects datakeys. The mock answers random digits and remembers nothing: `pin` is accepted wherever it is documented, and protects nothing. */
  createPin: {
    input: {
      /** Form of the PIN, in deployments of compliance level 4. */
      pin_type?: "CipherText" | "PlainText"
      /** Needed for a PIN of type CipherText: `1` for the cluster manage_az, `2` for the shared cluster of the data plane, else a keystore of the tenant. */
      keystore_id?: string
    }
    output: {
      /** Hexadecimal, upper case: 16 bytes, as CipherText 64. */
      pin: string
    }
  }
  /** Create a datakey, and a capsule that holds it. Needs a key policy, by id or inline: it says which access points may open the capsule. */
  createDatakeyCapsule: {
    input: {
      /** Id of a CMK, in either letter case. */
      key_id: string
      /** `128` or `SM4`, `256` or `AES_256`. */
      datakey_length: "128" | "256" | "SM4" | "AES_256"
      /** RSA public key, Base64 of SubjectPublicKeyInfo (DER). With it the datakey is answered encrypted, RSAES_OAEP_SHA_256. */
      public_key?: string
      /** Id of a key policy, a UUID. */
      policy_id?: string
      /** The policy as JSON inside of a string. */
      key_policy?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A datakey in plaintext. Hexadecimal, upper case, two characters per byte. */
      datakey?: string
      /** The datakey under `public_key`, Base64. Only with a `public_key`. */
      datakey_cipher?: string
      /** Base64, for decrypt-datakey-capsule. */
      datakey_capsule: string
    }
  }
  /** Open a datakey capsule. The attestation document proves through which access point the caller comes, and the capsule's key policy says whether that one may. The mock verifies Custom access points: `custom_signature` is the signature (RSASSA_PKCS1_V1_5_SHA_256, Base64) of the text of `expire_time`. ECS and CCE attest through other services. */
  decryptDatakeyCapsule: {
    input: {
      /** Id of a CMK, in either letter case. */
      key_id: string
      /** RSA public key, Base64 of SubjectPublicKeyInfo (DER). With it the datakey is answered encrypted, RSAES_OAEP_SHA_256. */
      public_key?: string
      /** The capsule, as it was created. */
      datakey_capsule: string
      /** One of `ecs_signature`, `service_token` and the three fields of a Custom access point. */
      attestation_document: {
        /** Attestation document of an ECS. */
        ecs_signature?: string
        /** Signature of a Custom access point, Base64. */
        custom_signature?: string
        /** Public key of a Custom access point, Base64 of its X.509 form. */
        custom_public_key?: string
        /** Until when the signature is valid, ISO 8601. */
        expire_time?: string
        /** Credential of a CCE cluster. */
        service_token?: string
      }
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Who opened it: here, the id of a Custom access point. */
      instance_id: string
      /** A datakey in plaintext. Hexadecimal, upper case, two characters per byte. */
      datakey?: string
      /** The datakey under `public_key`, Base64. Only with a `public_key`. */
      datakey_cipher?: string
    }
  }
  /** Create random numbers. 8 to 8192 random bits. The classic generation knows 512 only. Needs no CMK. */
  genRandom: {
    input: {
      /** A length in bits that makes whole bytes, a decimal string or a number. 8 to 8192, a multiple of 8. */
      random_data_length: string | number
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Hexadecimal, upper case, two characters per byte. */
      random_data: string
    }
  }
  /** List the aliases of the project or of a CMK. In order of their names. Without `key_id` all aliases of the project are listed. */
  listAliases: {
    input: {
      /** Only aliases of this CMK. */
      key_id?: string
      /** Number of entries of a page, 1 to 100. */
      limit?: string | number
      /** The previous `page_info.next_marker`: the name of the last alias seen, with or without the prefix `alias/`. Nothing or an empty text for the first page. */
      marker?: string
    }
    output: {
      /** The aliases, in order of their names. */
      aliases: ({
        /** Account that owns the alias. */
        domain_id: string
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** Name of the alias, in the form that created it. */
        alias: string
        /** `kms:<region>:<domain_id>:alias:<name>`, the name without the prefix `alias/`. */
        alias_urn: string
        /** When it was created, in RFC 3339. */
        create_time: string
        /** When it was created or last moved, in RFC 3339. */
        update_time: string
      })[]
      /** Where the page stands among the others. */
      page_info: {
        /** Marker of the next page; empty on the last one. */
        next_marker: string
        /** Number of entries of this page. */
        current_count: number
      }
    }
  }
  /** Create an alias of a CMK. Unique in the project. At most 50 aliases per CMK. As a `key_id` an alias is written `alias/<name>`. */
  createAlias: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Name of an alias, with or without the prefix `alias/`: both name the same alias, and the answer repeats the form that was sent. The prefix alone is no name. */
      alias: string
    }
    output: {
      /** Account that owns the alias. */
      domain_id: string
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Name of the alias, in the form that created it. */
      alias: string
      /** `kms:<region>:<domain_id>:alias:<name>`, the name without the prefix `alias/`. */
      alias_urn: string
      /** When it was created, in RFC 3339. */
      create_time: string
      /** When it was created or last moved, in RFC 3339. */
      update_time: string
    }
  }
  /** Delete aliases of a CMK. A DELETE with a JSON body. All of the aliases are deleted, or none. */
  deleteAlias: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Names of the aliases. */
      aliases: string[]
    }
    output: undefined
  }
  /** Move an alias to another CMK. The alias must be there. Ciphertexts made under it before name the old CMK and stay with it. */
  associateAlias: {
    input: {
      /** Name of an alias, with or without the prefix `alias/`: both name the same alias, and the answer repeats the form that was sent. The prefix alone is no name. */
      alias: string
      /** Id of a CMK, 36 characters. */
      target_key_id: string
    }
    output: {
      /** Account that owns the alias. */
      domain_id: string
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Name of the alias, in the form that created it. */
      alias: string
      /** `kms:<region>:<domain_id>:alias:<name>`, the name without the prefix `alias/`. */
      alias_urn: string
      /** When it was created, in RFC 3339. */
      create_time: string
      /** When it was created or last moved, in RFC 3339. */
      update_time: string
    }
  }
  /** Let a user or an account use a CMK. The grantee may do the listed operations on this CMK, whatever their own rights are. At most 100 grants per CMK. */
  createGrant: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Id of a user or an account. */
      grantee_principal: string
      /** At least one besides `create-grant`. */
      operations: ("create-datakey" | "create-datakey-without-plaintext" | "encrypt-datakey" | "decrypt-datakey" | "describe-key" | "create-grant" | "retire-grant" | "encrypt-data" | "decrypt-data")[]
      /** Name of the grant. */
      name?: string
      /** Id of a user who may retire the grant, too. */
      retiring_principal?: string
      /** `user`: the grantee is a user. `domain`: it is an account, with all of its users. */
      grantee_principal_type?: "user" | "domain"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a grant, 64 hexadecimal digits. */
      grant_id: string
    }
  }
  /** Take a grant back. Only the user who created the CMK may. What the grantee passed on stays. */
  revokeGrant: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Id of a grant, 64 hexadecimal digits. */
      grant_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: { [name: string]: unknown }
  }
  /** Give a grant up. For the creator of the grant, its retiring principal, and its grantee when `retire-grant` is among its operations. */
  retireGrant: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Id of a grant, 64 hexadecimal digits. */
      grant_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: { [name: string]: unknown }
  }
  /** List the grants on a CMK. All grants on the CMK, in order of creation, whoever created them. */
  listGrants: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Number of entries of a page, 1 to 1000. A decimal string or a number. An empty string counts as absent. */
      limit?: string | number
      /** Where the page begins: `0`, or the previous `next_marker`. A decimal string or a number. An empty string counts as absent. */
      marker?: string | number
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** The grants of the page, in order of creation. */
      grants: ({
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** Id of a grant, 64 hexadecimal digits. */
        grant_id: string
        /** Id of a user or an account. */
        grantee_principal: string
        /** `user`: the grantee is a user. `domain`: it is an account, with all of its users. */
        grantee_principal_type: "user" | "domain"
        /** What the grantee may do. */
        operations: ("create-datakey" | "create-datakey-without-plaintext" | "encrypt-datakey" | "decrypt-datakey" | "describe-key" | "create-grant" | "retire-grant" | "encrypt-data" | "decrypt-data")[]
        /** The user who created the grant. */
        issuing_principal: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        creation_date: string
        /** Absent if none was given. */
        name?: string
        /** Absent if none was given. */
        retiring_principal?: string
      })[]
      /** Empty on the last page. */
      next_marker: string
      /** `true` when there are more pages. */
      truncated: "true" | "false"
      /** Number of all grants of the list. */
      total: number
    }
  }
  /** List the grants that the caller may retire. Those of all CMKs that the caller created, may retire as `retiring_principal`, or holds with retire-grant. */
  listRetirableGrants: {
    input: {
      /** Number of entries of a page, 1 to 1000. A decimal string or a number. An empty string counts as absent. */
      limit?: string | number
      /** Where the page begins: `0`, or the previous `next_marker`. A decimal string or a number. An empty string counts as absent. */
      marker?: string | number
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** The grants of the page, in order of creation. */
      grants: ({
        /** Id of a CMK, 36 characters. */
        key_id: string
        /** Id of a grant, 64 hexadecimal digits. */
        grant_id: string
        /** Id of a user or an account. */
        grantee_principal: string
        /** `user`: the grantee is a user. `domain`: it is an account, with all of its users. */
        grantee_principal_type: "user" | "domain"
        /** What the grantee may do. */
        operations: ("create-datakey" | "create-datakey-without-plaintext" | "encrypt-datakey" | "decrypt-datakey" | "describe-key" | "create-grant" | "retire-grant" | "encrypt-data" | "decrypt-data")[]
        /** The user who created the grant. */
        issuing_principal: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        creation_date: string
        /** Absent if none was given. */
        name?: string
        /** Absent if none was given. */
        retiring_principal?: string
      })[]
      /** Empty on the last page. */
      next_marker: string
      /** `true` when there are more pages. */
      truncated: "true" | "false"
      /** Number of all grants of the list. */
      total: number
    }
  }
  /** Find or count CMKs by their tags. A CMK is found when it has every key of `tags` with one of its values, and every one of `matches` fits. */
  listKmsByTags: {
    input: {
      /** `filter`: find. `count`: only say how many. */
      action?: "filter" | "count"
      /** Entries of a page, a decimal string or a number. An empty string counts as absent. Not used for `count`. */
      limit?: string | number
      /** How many entries to skip, a decimal string or a number; 0 if absent. An empty string counts as absent. Not for `count`. */
      offset?: string | number
      /** Keys are unique. An empty list filters nothing. */
      tags?: ({
        /** Key of a tag. No control characters, and none of `* < > \ =`. */
        key: string
        /** Without values every value will do. */
        values?: string[]
      })[]
      /** Each of them must fit. */
      matches?: ({
        /** What is compared: the name of the CMK. */
        key: "resource_name"
        /** A part of the name. */
        value: string
      })[]
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
      /** Always `resource_instances`. */
      resource_instances: "resource_instances"
    }
    output: {
      /** Absent for `count`. */
      resources?: ({
        /** Id of a CMK, 36 characters. */
        resource_id: string
        /** All that is shown of a CMK. */
        resource_detail: {
          /** Id of a CMK, 36 characters. */
          key_id: string
          /** Account that owns the CMK. */
          domain_id: string
          /** Name of the CMK. */
          key_alias: string
          /** Region. */
          realm: string
          /** Empty if none was given. */
          key_description: string
          /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
          creation_date: string
          /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
          scheduled_deletion_date: string
          /** What a CMK is: its algorithm and the length of its material. */
          key_spec: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3"
          /** What a CMK is for. It cannot be changed. */
          key_usage: "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC"
          /** `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen. */
          key_state: "1" | "2" | "3" | "4" | "5" | "7"
          /** `1` for a default master key. */
          default_key_flag: "0" | "1"
          /** `1` in every documented example. */
          key_type: string
          /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
          expiration_time: string
          /** `kms`: KMS makes the material. `external`: it is imported. */
          origin: "kms" | "external"
          /** A string here, a boolean elsewhere. */
          key_rotation_enabled: "true" | "false"
          /** Enterprise project, `0` for the default one. */
          sys_enterprise_project_id: string
          /** Where the material lies, `0` for the built-in keystore. */
          keystore_id?: string
          /** Label inside a hardware module. */
          key_label?: string
          /** `1`: professional edition (2023). The mock leaves it out. */
          partition_type?: string
        }
        /** Name of the CMK. */
        resource_name: string
        /** Its tags, an empty list if it has none. */
        tags: ({
          /** Key of a tag. No control characters, and none of `* < > \ =`. */
          key: string
          /** Value of a tag, may be empty. No control characters, and none of `* < > \ =`. */
          value?: string
        })[]
      })[]
      /** Number of all CMKs that were found. */
      total_count: number
    }
  }
  /** Show the tags of a CMK. In the order in which they were added. */
  showKmsTags: {
    input: {
      /** Id of the CMK. */
      key_id: string
    }
    output: {
      /** The tags of the CMK. */
      tags: ({
        /** Key of a tag. No control characters, and none of `* < > \ =`. */
        key: string
        /** Value of a tag, may be empty. No control characters, and none of `* < > \ =`. */
        value?: string
      })[]
      /** How many tags the CMK has. */
      existTagsNum: number
      /** Tags of the system (classic generation since 2025). The mock has none and leaves it out. */
      sys_tags?: ({
        /** Key of a tag. No control characters, and none of `* < > \ =`. */
        key: string
        /** Value of a tag, may be empty. No control characters, and none of `* < > \ =`. */
        value?: string
      })[]
    }
  }
  /** Add a tag to a CMK. A key that the CMK has gets the new value. */
  createKmsTag: {
    input: {
      /** A tag. */
      tag: {
        /** Key of a tag. No control characters, and none of `* < > \ =`. */
        key: string
        /** Value of a tag, may be empty. No control characters, and none of `* < > \ =`. */
        value?: string
      }
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
      /** Id of the CMK. */
      key_id: string
    }
    output: undefined
  }
  /** List the tags of all CMKs of the project. Each key once, with all of its values. */
  listKmsTags: {
    input: {}
    output: {
      /** The keys with their values. */
      tags: ({
        /** Key of a tag. No control characters, and none of `* < > \ =`. */
        key: string
        /** All of the values that CMKs have for the key. */
        values: string[]
      })[]
    }
  }
  /** Add or delete several tags of a CMK. All of them, or none. What is deleted need not be there; its value does not matter. */
  batchCreateKmsTags: {
    input: {
      /** Keys are unique. */
      tags: ({
        /** Key of a tag. No control characters, and none of `* < > \ =`. */
        key: string
        /** Value of a tag, may be empty. No control characters, and none of `* < > \ =`. */
        value?: string
      })[]
      /** Whether the tags are added or deleted. */
      action: "create" | "delete"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
      /** Id of the CMK. */
      key_id: string
    }
    output: undefined
  }
  /** Delete a tag of a CMK. By its key, whatever its value. */
  deleteTag: {
    input: {
      /** Id of the CMK. */
      key_id: string
      /** Key of the tag, percent-encoded. */
      key: string
    }
    output: undefined
  }
  /** Count the CMKs of the project. In every state, also pending deletion. Default master keys do not count. */
  showUserInstances: {
    input: {}
    output: {
      /** Number of CMKs, default master keys apart. */
      instance_num: number
    }
  }
  /** Show how many CMKs and grants there may be. `CMK` counts as user-instances does. `grant_per_CMK` shows the CMK with the most grants. */
  showUserQuotas: {
    input: {}
    output: {
      /** The quotas. */
      quotas: {
        /** One entry for each kind. */
        resources: ({
          /** What is counted. */
          type: "CMK" | "grant_per_CMK"
          /** How many there are. */
          used: number
          /** How many there may be. */
          quota: number
        })[]
      }
    }
  }
  /** Rotate a CMK regularly. From now on a new version of the material is made every 365 days (`update-key-rotation-interval` changes that) while the CMK is enabled. Id, aliases, description and grants stay; the earlier versions still decrypt. Only symmetric CMKs of origin `kms`. */
  enableKeyRotation: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: { [name: string]: unknown }
  }
  /** Rotate a CMK no longer. The versions that rotation made stay. */
  disableKeyRotation: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: { [name: string]: unknown }
  }
  /** Change how often a CMK rotates. The new interval counts from the last rotation, or from when rotation was enabled. A rotation that is overdue by it happens at once. */
  updateKeyRotationInterval: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Days between two rotations. */
      rotation_interval: number
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: { [name: string]: unknown }
  }
  /** Ask whether, how often and when a CMK rotates. Whether and how often the CMK rotates, and when it last did. */
  getKeyRotationStatus: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** A boolean here, a string in KeyDetails. */
      key_rotation_enabled: boolean
      /** Days between two rotations. Missing while rotation is off. */
      rotation_interval?: number
      /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
      last_rotation_time: string
      /** How many rotations there were. */
      number_of_rotations: number
      /** The materials of a CMK of origin `external` (newest generation only). */
      key_materials?: ({
        /** Id of the material. */
        material_id: string
        /** Of billing. The mock bills nothing and leaves it out. */
        charge_id?: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        create_time: string
        /** Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time. */
        expiration_time: string
        /** `0` waits for rotate-on-demand, `2` enabled. */
        state: 0 | 2
      })[]
    }
  }
  /** Make an imported material that waits the current one. For symmetric CMKs of origin `external`. The new material must have been imported before. Ciphertexts of the earlier ones still decrypt. */
  rotateOnDemand: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
    }
  }
  /** Get a public key and a token for an import. The public key wraps the material on its way; it and the token are valid for 24 hours. For a CMK of origin `external` that is pending import, or a symmetric one that is to get a further material for `rotate-on-demand`. */
  getParametersForImport: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** How the material will be encrypted with the public key. SM2_ENCRYPT is not known in every region. */
      wrapping_algorithm: "RSAES_OAEP_SHA_256" | "RSAES_OAEP_SHA_1" | "RSAES_PKCS1_V1_5" | "SM2_ENCRYPT"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** To be sent back with the material, Base64. */
      import_token: string
      /** End of validity, in seconds since 1970-01-01 UTC. */
      expiration_time: number
      /** SubjectPublicKeyInfo of RSA with 2048 bits, or of SM2; DER in Base64. */
      public_key: string
    }
  }
  /** Import material into a CMK. Symmetric: `encrypted_key_material` is the key itself (32 bytes for AES_256, 16 for SM4), encrypted with the public key of `get-parameters-for-import`. Asymmetric: it is a temporary AES key of 16 or 32 bytes, and `encrypted_privatekey` is the private key (PKCS#8, DER), wrapped with that (RFC 5649, OpenSSL's `id-aes256-wrap-pad`). The CMK is enabled afterwards, and bound to this material for ever. */
  importKeyMaterial: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** From get-parameters-for-import. */
      import_token: string
      /** The wrapped material, or the wrapped temporary key. Base64: 344 characters under RSA, 152 to 192 under SM2. */
      encrypted_key_material: string
      /** The private key, wrapped with the temporary key. Base64. Asymmetric CMKs only. */
      encrypted_privatekey?: string
      /** When the material expires, in seconds since 1970-01-01 UTC, a number or decimal digits. Symmetric CMKs only. Missing or empty: never. */
      expiration_time?: number | string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: { [name: string]: unknown }
  }
  /** Delete the imported material of a CMK. The CMK is pending import afterwards. Nothing but the same material can be imported again. Symmetric CMKs only. */
  deleteImportedKeyMaterial: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: { [name: string]: unknown }
  }
  /** Public key of an asymmetric CMK. Of an asymmetric CMK, in every state that has material. It never changes. */
  getPublickey: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** SubjectPublicKeyInfo as PEM, with CRLF line ends. */
      public_key: string
    }
  }
  /** Sign a message or a digest. RSASSA_PSS takes a salt as long as the digest. Signatures of ECDSA and SM2 are DER of SEQUENCE { r, s }. */
  sign: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Base64 of 1 to 4096 bytes, with padding. The unused bits of its last character may have any value, as in the documented example of sign. */
      message: string
      /** Must be one that the key_spec of the CMK has. */
      signing_algorithm: "RSASSA_PSS_SHA_256" | "RSASSA_PSS_SHA_384" | "RSASSA_PSS_SHA_512" | "RSASSA_PKCS1_V1_5_SHA_256" | "RSASSA_PKCS1_V1_5_SHA_384" | "RSASSA_PKCS1_V1_5_SHA_512" | "ECDSA_SHA_256" | "ECDSA_SHA_384" | "ECDSA_SHA_512" | "SM2DSA_SM3" | "ED25519_SHA_512" | "ED25519_PH_SHA_512"
      /** `DIGEST`: the message is a digest, as long as the hash of the algorithm makes it. `RAW`: it is the message itself. SM2DSA_SM3 takes only DIGEST, SM3(Z_A || M) after GB/T 32918; ED25519_SHA_512 takes only RAW. */
      message_type?: "DIGEST" | "RAW"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Signature in Base64. */
      signature: string
    }
  }
  /** Verify a signature. A wrong signature is no error: it answers 200 and `"false"`. RSASSA_PSS accepts a salt of any length. */
  verify: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Base64 of 1 to 4096 bytes, with padding. The unused bits of its last character may have any value, as in the documented example of sign. */
      message: string
      /** Signature in Base64. */
      signature: string
      /** Must be one that the key_spec of the CMK has. */
      signing_algorithm: "RSASSA_PSS_SHA_256" | "RSASSA_PSS_SHA_384" | "RSASSA_PSS_SHA_512" | "RSASSA_PKCS1_V1_5_SHA_256" | "RSASSA_PKCS1_V1_5_SHA_384" | "RSASSA_PKCS1_V1_5_SHA_512" | "ECDSA_SHA_256" | "ECDSA_SHA_384" | "ECDSA_SHA_512" | "SM2DSA_SM3" | "ED25519_SHA_512" | "ED25519_PH_SHA_512"
      /** `DIGEST`: the message is a digest, as long as the hash of the algorithm makes it. `RAW`: it is the message itself. SM2DSA_SM3 takes only DIGEST, SM3(Z_A || M) after GB/T 32918; ED25519_SHA_512 takes only RAW. */
      message_type?: "DIGEST" | "RAW"
      /** A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens. */
      sequence?: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** A string, no boolean. */
      signature_valid: "true" | "false"
    }
  }
  /** Agree on a secret with the holder of another key. ECDH between the private key of a CMK and the public key of a peer on the same curve. A `recipient` (an enclave) is not emulated. */
  deriveSharedSecret: {
    input: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** The only one that there is. */
      key_agreement_algorithm: "ECDH"
      /** Public key of the peer: SubjectPublicKeyInfo (DER) in Base64, on the curve of the CMK. */
      public_key: string
      /** An enclave that alone may read the secret. */
      recipient?: {
        /** QingTian attestation document. */
        attestation_document?: string
        /** How the secret is encrypted for the enclave. */
        key_encryption_algorithm?: "RSAES_OAEP_SHA_256"
      }
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** As it was asked for. */
      key_agreement_algorithm: "ECDH"
      /** Base64. Missing when a recipient was given. */
      shared_secret?: string
      /** The secret encrypted for the recipient. */
      ciphertext_recipient?: string
    }
  }
  /** Compute the HMAC of a message. An HMAC over the message, under a CMK whose spec has the algorithm. */
  generateMac: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Must be the one that the key_spec of the CMK has. */
      mac_algorithm: "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512" | "HMAC_SM3"
      /** Base64 of 1 to 4096 bytes, with padding. The unused bits of its last character may have any value, as in the documented example of sign. */
      message: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Must be the one that the key_spec of the CMK has. */
      mac_algorithm: "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512" | "HMAC_SM3"
      /** Lower-case hexadecimal. */
      mac: string
    }
  }
  /** Verify the HMAC of a message. A wrong MAC is no error, it answers 200 and `false`. */
  verifyMac: {
    input: {
      /** A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`). */
      key_id: string
      /** Must be the one that the key_spec of the CMK has. */
      mac_algorithm: "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512" | "HMAC_SM3"
      /** Base64 of 1 to 4096 bytes, with padding. The unused bits of its last character may have any value, as in the documented example of sign. */
      message: string
      /** Hexadecimal, in either case. */
      mac: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** Must be the one that the key_spec of the CMK has. */
      mac_algorithm: "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512" | "HMAC_SM3"
      /** A boolean, no string. */
      mac_valid: boolean
    }
  }
  /** List the versions of the API. Needs no authentication. */
  showVersions: {
    input: {}
    output: {
      /** All versions that the service has. */
      versions: ({
        /** Name of the version. */
        id: string
        /** Where it is. */
        links: ({
          /** URL of the version. */
          href: string
          /** Always `self`. */
          rel: string
        })[]
        /** Highest microversion, empty if there are none. */
        version: string
        /** Whether it is the version to use. */
        status: "CURRENT" | "SUPPORTED" | "DEPRECATED"
        /** When it was published, in UTC. */
        updated: string
        /** Lowest microversion, empty if there are none. */
        min_version: string
      })[]
    }
  }
  /** Show a version of the API. Needs no authentication. The mock stands for KMS and for IAM on one address, so that it knows two versions: `v1.0` of KMS, and `v3` of IAM, which OpenStack clients ask for before they sign in. */
  showVersion: {
    input: {
      /** Name of the version. */
      version_id: string
    }
    output: {
      /** The version that was asked for. */
      version: {
        /** Name of the version. */
        id: string
        /** Where it is. */
        links: ({
          /** URL of the version. */
          href: string
          /** Always `self`. */
          rel: string
        })[]
        /** Highest microversion, empty if there are none. */
        version: string
        /** Whether it is the version to use. */
        status: "CURRENT" | "SUPPORTED" | "DEPRECATED"
        /** When it was published, in UTC. */
        updated: string
        /** Lowest microversion, empty if there are none. */
        min_version: string
      }
    }
  }
  /** List the key policies of a trusted key space. Those of one trusted key space, in order of creation. */
  listKeyPolicy: {
    input: {
      /** Id of the trusted key space. */
      keyspace_id: string
      /** Entries of a page; 50 if absent. */
      limit?: string | number
      /** The previous `page_info.next_marker`. */
      marker?: string
    }
    output: {
      /** Where the page stands among the others. */
      page_info: {
        /** Marker of the next page; empty on the last one. */
        next_marker: string
        /** Number of entries of this page. */
        current_count: number
      }
      /** The key policies, in order of creation. */
      keyspace_policies: ({
        /** Id of a key policy, a UUID. */
        policy_id: string
        /** Name of the policy. */
        policy_name: string
        /** Id of a trusted key space, a UUID. No operation of this API makes one. */
        keyspace_id: string
        /** As Policy, in the other spelling. */
        policy: {
          /** Version of the policy. */
          version?: string
          /** When the policy holds. */
          validityPeriod?: {
            /** When it begins. */
            start_time?: string
            /** When it ends. */
            end_time?: string
          }
          /** Ids of access points. */
          allowedAccessPoint?: string[]
          /** Ids of data security zones. */
          allowed_data_security_zone?: string[]
        }
        /** Empty if none was given. */
        description: string
        /** Id of the user. */
        created_by: string
        /** When it was created, in RFC 3339. */
        create_time: string
        /** When it was last changed, in RFC 3339. */
        last_modify_time: string
        /** Empty if never. */
        last_access_time: string
      })[]
    }
  }
  /** Create a key policy. Says which access points of a trusted key space may open a datakey capsule, and when. */
  createKeyPolicy: {
    input: {
      /** Id of a trusted key space, a UUID. No operation of this API makes one. */
      keyspace_id: string
      /** Name of the policy. */
      policy_name: string
      /** The policy as JSON inside of a string. */
      policy: string
      /** What the policy is for. */
      description?: string
    }
    output: {
      /** Id of a key policy, a UUID. */
      policy_id: string
    }
  }
  /** Show a key policy. As it was last changed. */
  showKeyPolicy: {
    input: {
      /** Id of the key policy. */
      policy_id: string
    }
    output: {
      /** Id of a key policy, a UUID. */
      policy_id: string
      /** Name of the policy. */
      policy_name: string
      /** Id of a trusted key space, a UUID. No operation of this API makes one. */
      keyspace_id: string
      /** What was sent, no more. */
      policy: {
        /** Version of the policy. */
        version?: string
        /** When the policy holds. */
        validity_period?: {
          /** When it begins. */
          start_time?: string
          /** When it ends. */
          end_time?: string
        }
        /** Ids of access points. */
        allowed_access_point?: string[]
        /** Ids of data security zones. */
        allowed_data_security_zone?: string[]
      }
      /** Empty if none was given. */
      description: string
      /** Id of the user. */
      created_by: string
      /** When it was created, in RFC 3339. */
      create_time: string
      /** When it was last changed, in RFC 3339. */
      last_modify_time: string
      /** Empty if never. */
      last_access_time: string
    }
  }
  /** Replace a key policy. Without a description the present one stays. */
  updateKeyPolicy: {
    input: {
      /** The policy as JSON inside of a string. */
      policy: string
      /** What the policy is for; as before when it is left out. */
      description?: string
      /** Id of the key policy. */
      policy_id: string
    }
    output: {
      /** Id of a key policy, a UUID. */
      policy_id: string
      /** What was sent, no more. */
      policy: {
        /** Version of the policy. */
        version?: string
        /** When the policy holds. */
        validity_period?: {
          /** When it begins. */
          start_time?: string
          /** When it ends. */
          end_time?: string
        }
        /** Ids of access points. */
        allowed_access_point?: string[]
        /** Ids of data security zones. */
        allowed_data_security_zone?: string[]
      }
      /** Empty if none was given. */
      description: string
      /** When it was changed, in RFC 3339. */
      last_modify_time: string
    }
  }
  /** Delete a key policy. A capsule that was created under it opens no more. */
  deleteKeyPolicy: {
    input: {
      /** Id of the key policy. */
      policy_id: string
    }
    output: undefined
  }
  /** List the keystores of the project. In order of creation; those that are built in are not listed. */
  listKeyStores: {
    input: {
      /** Entries of the page; 10 without it. */
      limit?: string | number
      /** How many entries come before the page. */
      offset?: string | number
    }
    output: {
      /** Number of all keystores. */
      total: number
      /** The keystores, in order of creation. */
      keystores: ({
        /** Id of the keystore. */
        keystore_id: string
        /** Account that owns it. */
        domain_id: string
        /** Name of the keystore. */
        keystore_alias: string
        /** What kind of cluster it is. */
        keystore_type: "DEFAULT" | "DHSM" | "CDMS"
        /** Empty unless the type is DHSM. */
        hsm_cluster_id: string
        /** `0` for DEFAULT, the `hsm_cluster_id` for DHSM, for CDMS its cluster, `1` for the default one. */
        cluster_id: string
        /** Milliseconds since 1970-01-01 UTC. */
        create_time: string
      })[]
    }
  }
  /** Create a keystore. The keystore is disabled at first. The mock keeps the record and reaches no hardware: it takes the id of any cluster, and the material of a CMK in the keystore lies where all material lies. At most one keystore per HSM cluster, and 100 per project. */
  createKeyStore: {
    input: {
      /** Unique among the keystores of the project. */
      keystore_alias: string
      /** Cluster of dedicated HSMs that has no keystore yet. */
      hsm_cluster_id?: string
      /** CA certificate of the HSM cluster. The mock accepts it without a look and forgets it. */
      hsm_ca_cert?: string
      /** The `hsm_cluster_id` for DHSM, the cluster of CDMS for CDMS. */
      cluster_id?: string
      /** Also as a digit: `0` DEFAULT, `1` DHSM, `2` CDMS. Default: DHSM where a cluster is named, else DEFAULT. */
      keystore_type?: "DEFAULT" | "DHSM" | "CDMS" | "0" | "1" | "2"
    }
    output: {
      /** The new keystore. */
      keystore: {
        /** Id of the keystore. */
        keystore_id: string
        /** Account that owns it. */
        domain_id: string
      }
    }
  }
  /** Show a keystore. A keystore of the project, by its id. */
  showKeyStore: {
    input: {
      /** Id of a keystore. */
      keystore_id: string
    }
    output: {
      /** All that is shown of a keystore. */
      keystore: {
        /** Id of the keystore. */
        keystore_id: string
        /** Account that owns it. */
        domain_id: string
        /** Name of the keystore. */
        keystore_alias: string
        /** What kind of cluster it is. */
        keystore_type: "DEFAULT" | "DHSM" | "CDMS"
        /** Empty unless the type is DHSM. */
        hsm_cluster_id: string
        /** `0` for DEFAULT, the `hsm_cluster_id` for DHSM, for CDMS its cluster, `1` for the default one. */
        cluster_id: string
        /** Milliseconds since 1970-01-01 UTC. */
        create_time: string
      }
    }
  }
  /** Delete a keystore. It must be disabled and hold no CMK, not even one that is pending deletion. */
  deleteKeyStore: {
    input: {
      /** Id of a keystore. */
      keystore_id: string
    }
    output: undefined
  }
  /** Enable a keystore. From now on CMKs can be created in it. One that is enabled already stays enabled. */
  enableKeyStore: {
    input: {
      /** Id of a keystore. */
      keystore_id: string
    }
    output: {
      /** The keystore. */
      keystore: {
        /** Id of the keystore. */
        keystore_id: string
        /** `2` enabled, `3` disabled. */
        keystore_state: "2" | "3"
      }
    }
  }
  /** Disable a keystore. No CMK can be created in it any more. The CMKs that it holds stay as they are. */
  disableKeyStore: {
    input: {
      /** Id of a keystore. */
      keystore_id: string
    }
    output: {
      /** The keystore. */
      keystore: {
        /** Id of the keystore. */
        keystore_id: string
        /** `2` enabled, `3` disabled. */
        keystore_state: "2" | "3"
      }
    }
  }
  /** List the regions that a CMK can be replicated to. In the mock a region is a project of the caller's account, and is called as the project is. The list has the region of the path, too. */
  listSupportRegions: {
    input: {
      /** Entries of the page; 10 without it. */
      limit?: string | number
      /** How many entries come before the page. */
      offset?: string | number
    }
    output: {
      /** Codes of the regions. */
      regions: string[]
    }
  }
  /** Replicate a CMK to another region. The replica has the material of the CMK, and an id, a name, a description and tags of its own; what one encrypts the other decrypts. One replica per region, and none of a replica. In the mock the other region is another project of the caller's account, called like the region. */
  replicateKey: {
    input: {
      /** Id of the CMK. */
      key_id: string
      /** Code of the region. */
      replica_region: string
      /** Name of a CMK (not an alias), unique in the project. Names ending in `/default` are reserved. */
      key_alias: string
      /** Description of a CMK, at most 255 characters. */
      key_description?: string
      /** Enterprise project, `0` for the default one, else a UUID. */
      enterprise_project_id?: string
      /** A project in the other region. */
      replica_project_id: string
      /** At most 20, each key once. */
      tags?: ({
        /** Key of a tag. No control characters, and none of `* < > \ =`. */
        key: string
        /** Value of a tag, may be empty. No control characters, and none of `* < > \ =`. */
        value?: string
      })[]
    }
    output: {
      /** Id of the replica. */
      key_id: string
      /** Account that owns the replica. */
      domain_id: string
      /** Region of the replica. */
      region: string
    }
  }
  /** Make a replica the primary CMK. Asked of the primary CMK. The replica in `primary_region` becomes primary, and this CMK a replica of it. Both keep their ids, names and states. */
  updatePrimaryRegion: {
    input: {
      /** Id of the CMK. */
      key_id: string
      /** Code of the region. */
      primary_region: string
    }
    output: {
      /** Id of a CMK, 36 characters. */
      key_id: string
      /** The region that is primary now. */
      primary_region: string
    }
  }
  /** List the access points of a trusted key space. In order of creation. */
  listAccessPoint: {
    input: {
      /** Id of the trusted key space. */
      keyspace_id: string
      /** Entries of the page, 1 to 100; 50 without it. An empty string counts as absent. */
      limit?: string | number
      /** The previous `page_info.next_marker`, the id of the last access point seen. */
      marker?: string
    }
    output: {
      /** Where the page stands among the others. */
      page_info: {
        /** Marker of the next page; empty on the last one. */
        next_marker: string
        /** Number of entries of this page. */
        current_count: number
      }
      /** The access points, in order of creation. */
      access_points: ({
        /** Id of the access point, a UUID. */
        access_point_id: string
        /** Id of its trusted key space, a UUID. */
        keyspace_id: string
        /** Name of the access point. */
        access_point_name: string
        /** `0` disabled, `1` enabled. */
        state: 0 | 1
        /** `1` ECS, `2` CCE, `3` Custom. */
        type: 1 | 2 | 3
        /** Id of the user. */
        created_by: string
        /** In RFC 3339. */
        create_time: string
        /** Spelled like this on the wire. */
        lsat_modify_time: string
      })[]
    }
  }
  /** Create an access point of a trusted key space. It is enabled at once. ECS needs `identity`, CCE `identity` and `cluster_id`; for Custom a key pair is made (RSA, 2048 bits). The mock keeps the record; no network is reached. decrypt-datakey-capsule alone asks for a Custom one. At most 100 per key space. */
  createAccessPoint: {
    input: {
      /** Id of a trusted key space. No operation makes one; the mock takes any. */
      keyspace_id: string
      /** Name of the access point. */
      access_point_name: string
      /** `1` ECS, `2` CCE, `3` Custom. */
      type: 1 | 2 | 3
      /** ECS: its id. CCE: public key of the cluster. Custom: must be missing. */
      identity?: string
      /** CCE alone, and necessary there. */
      cluster_id?: string
      /** What it is for. */
      description?: string
    }
    output: {
      /** Id of the new access point, a UUID. */
      access_point_id: string
    }
  }
  /** Enable an access point. One that is enabled already stays as it is. */
  enableAccessPoint: {
    input: {
      /** Id of the access point, a UUID. */
      access_point_id: string
    }
    output: { [name: string]: unknown }
  }
  /** Disable an access point. One that is disabled already stays as it is. */
  disableAccessPoint: {
    input: {
      /** Id of the access point, a UUID. */
      access_point_id: string
    }
    output: { [name: string]: unknown }
  }
  /** Delete an access point. Also an enabled one; its private key is lost. */
  deleteAccessPoint: {
    input: {
      /** Id of the access point, a UUID. */
      access_point_id: string
    }
    output: undefined
  }
  /** Download the private key of a Custom access point. Any number of times, as long as the access point exists. */
  downloadAccessPointPrivateKey: {
    input: {
      /** Id of the access point, a UUID. */
      access_point_id: string
    }
    output: {
      /** Id of the access point, a UUID. */
      access_point_id: string
      /** Base64 of the private key as PKCS#8 DER. */
      private_key: string
    }
  }
  /** Check a token. Tells whose token it is and how long it lives. Tokens of other accounts are not shown. */
  showToken: {
    input: {
      /** Any non-empty text leaves the catalog empty. */
      nocatalog?: string
      /** The token to check. */
      "X-Subject-Token": string
    }
    output: {
      /** What the token says. */
      token: {
        /** When it expires, in UTC. */
        expires_at: string
        /** When it was made, in UTC. */
        issued_at: string
        /** How its owner was known. */
        methods: string[]
        /** Where the services are. */
        catalog: ({
          /** Id of the service. */
          id: string
          /** Name of the service. */
          name: string
          /** What clients look for: `kms`, `kmsv1`, `iam`, `identity`. */
          type: string
          /** Its addresses, one a region. */
          endpoints: ({
            /** Id of the endpoint. */
            id: string
            /** Who may use it: `public`. */
            interface: string
            /** Name of the region, `*` for all of them. */
            region: string
            /** Id of the region, the same as its name. */
            region_id: string
            /** The address. */
            url: string
          })[]
        })[]
        /** Only with project scope. */
        project?: {
          /** Id of the project. */
          id: string
          /** Name of the project. */
          name: string
          /** The account of the project. */
          domain: {
            /** Id. */
            id: string
            /** Name. */
            name: string
          }
        }
        /** Only with domain scope. */
        domain?: {
          /** Id. */
          id: string
          /** Name. */
          name: string
        }
        /** What its owner may do; no client reads more than the names. */
        roles: ({
          /** Id. */
          id: string
          /** Name. */
          name: string
        })[]
        /** Its owner; of an agency `<account>/<agency>` for a name. */
        user: {
          /** Id of the user or agency. */
          id: string
          /** Name. */
          name: string
          /** Empty: never. Missing for an agency. */
          password_expires_at?: string
          /** The account. */
          domain: {
            /** Id. */
            id: string
            /** Name. */
            name: string
          }
        }
        /** Only for an agency. */
        assumed_by?: {
          /** Who assumed the agency. */
          user: {
            /** Id of the user. */
            id: string
            /** Name of the user. */
            name: string
            /** Empty: never. */
            password_expires_at: string
            /** The account of the user. */
            domain: {
              /** Id. */
              id: string
              /** Name. */
              name: string
            }
          }
        }
      }
    }
  }
  /** Get a token, with a password or by an agency. The token is the header `X-Subject-Token` of the answer. It lives 24 hours. With the method `password` no credentials are looked at. With `assume_role` (`hw_assume_role` is an older name) the caller shows a token or a signature, has the right `iam:tokens:assume` and belongs to the account that the agency trusts; the scope is mandatory then, and one of the account that has made the agency. */
  createToken: {
    input: {
      /** Who asks, and what for. */
      auth: {
        /** The method, and the field that is called like it. */
        identity: {
          /** How the caller is known. */
          methods: ("password" | "assume_role" | "hw_assume_role")[]
          /** Mandatory with the method password. */
          password?: {
            /** The user's name and domain, or its id. */
            user: {
              /** Id of the user. */
              id?: string
              /** Name of the user. */
              name?: string
              /** Password of the user. */
              password: string
              /** The account of the user, by its name or its id. */
              domain?: {
                /** Id of the account. */
                id?: string
                /** Name of the account. */
                name?: string
              }
            }
          }
          /** Mandatory with the method of this name. The agency, and the account that has made it, by its name or its id. */
          assume_role?: {
            /** Id of the account that has made the agency. */
            domain_id?: string
            /** Name of the account that has made the agency. */
            domain_name?: string
            /** Name of the agency. */
            agency_name?: string
            /** What the SDKs for Go call agency_name. */
            xrole_name?: string
          }
          /** Mandatory with the method of this name. The agency, and the account that has made it, by its name or its id. */
          hw_assume_role?: {
            /** Id of the account that has made the agency. */
            domain_id?: string
            /** Name of the account that has made the agency. */
            domain_name?: string
            /** Name of the agency. */
            agency_name?: string
            /** What the SDKs for Go call agency_name. */
            xrole_name?: string
          }
        }
        /** What the token is for. A project counts before a domain; KMS needs a project. */
        scope?: {
          /** The project, by its id or its name. */
          project?: {
            /** Id of the project. */
            id?: string
            /** Name of the project; that of the region for the one built in. */
            name?: string
          }
          /** The account, by its id or its name. */
          domain?: {
            /** Id of the account. */
            id?: string
            /** Name of the account. */
            name?: string
          }
        }
      }
    }
    output: {
      /** What the token says. */
      token: {
        /** When it expires, in UTC. */
        expires_at: string
        /** When it was made, in UTC. */
        issued_at: string
        /** How its owner was known. */
        methods: string[]
        /** Where the services are. */
        catalog: ({
          /** Id of the service. */
          id: string
          /** Name of the service. */
          name: string
          /** What clients look for: `kms`, `kmsv1`, `iam`, `identity`. */
          type: string
          /** Its addresses, one a region. */
          endpoints: ({
            /** Id of the endpoint. */
            id: string
            /** Who may use it: `public`. */
            interface: string
            /** Name of the region, `*` for all of them. */
            region: string
            /** Id of the region, the same as its name. */
            region_id: string
            /** The address. */
            url: string
          })[]
        })[]
        /** Only with project scope. */
        project?: {
          /** Id of the project. */
          id: string
          /** Name of the project. */
          name: string
          /** The account of the project. */
          domain: {
            /** Id. */
            id: string
            /** Name. */
            name: string
          }
        }
        /** Only with domain scope. */
        domain?: {
          /** Id. */
          id: string
          /** Name. */
          name: string
        }
        /** What its owner may do; no client reads more than the names. */
        roles: ({
          /** Id. */
          id: string
          /** Name. */
          name: string
        })[]
        /** Its owner; of an agency `<account>/<agency>` for a name. */
        user: {
          /** Id of the user or agency. */
          id: string
          /** Name. */
          name: string
          /** Empty: never. Missing for an agency. */
          password_expires_at?: string
          /** The account. */
          domain: {
            /** Id. */
            id: string
            /** Name. */
            name: string
          }
        }
        /** Only for an agency. */
        assumed_by?: {
          /** Who assumed the agency. */
          user: {
            /** Id of the user. */
            id: string
            /** Name of the user. */
            name: string
            /** Empty: never. */
            password_expires_at: string
            /** The account of the user. */
            domain: {
              /** Id. */
              id: string
              /** Name. */
              name: string
            }
          }
        }
      }
    }
  }
  /** Where the services are. The same entries as in a token of the project: that of the token, or of `X-Project-Id` for a signed request. Without a project there is no KMS among them. */
  showCatalog: {
    input: {
      /** The project of a signed request. A token has one of its own. */
      "X-Project-Id"?: string
    }
    output: {
      /** Where the services are. */
      catalog: ({
        /** Id of the service. */
        id: string
        /** Name of the service. */
        name: string
        /** What clients look for: `kms`, `kmsv1`, `iam`, `identity`. */
        type: string
        /** Its addresses, one a region. */
        endpoints: ({
          /** Id of the endpoint. */
          id: string
          /** Who may use it: `public`. */
          interface: string
          /** Name of the region, `*` for all of them. */
          region: string
          /** Id of the region, the same as its name. */
          region_id: string
          /** The address. */
          url: string
        })[]
      })[]
      /** Where this came from. */
      links: {
        /** Address of the same. */
        self: string
        /** Address of the next page. */
        next?: string | null
        /** Address of the page before. */
        previous?: string | null
      }
    }
  }
  /** List the projects that the caller can have a token for. The projects that the caller can get a token for. */
  listAuthProjects: {
    input: {}
    output: {
      /** The projects. */
      projects: ({
        /** Id of the account. */
        domain_id: string
        /** Whether it stands for an account. */
        is_domain: boolean
        /** Id of what holds it: the account. */
        parent_id: string
        /** Name of the project; that of the region for the one built in. */
        name: string
        /** Description. */
        description: string
        /** Where this came from. */
        links: {
          /** Address of the same. */
          self: string
          /** Address of the next page. */
          next?: string | null
          /** Address of the page before. */
          previous?: string | null
        }
        /** Id of the project. */
        id: string
        /** Whether it can be used. */
        enabled: boolean
      })[]
      /** Where this came from. */
      links: {
        /** Address of the same. */
        self: string
        /** Address of the next page. */
        next?: string | null
        /** Address of the page before. */
        previous?: string | null
      }
    }
  }
  /** Show the domain (account) of the caller. The one account that the caller belongs to. */
  listDomains: {
    input: {}
    output: {
      /** The account of the caller. */
      domains: ({
        /** Description. */
        description: string
        /** Whether it can be used. */
        enabled: boolean
        /** Id of the account. */
        id: string
        /** Where this came from. */
        links: {
          /** Address of the same. */
          self: string
          /** Address of the next page. */
          next?: string | null
          /** Address of the page before. */
          previous?: string | null
        }
        /** Name of the account. */
        name: string
      })[]
      /** Where this came from. */
      links: {
        /** Address of the same. */
        self: string
        /** Address of the next page. */
        next?: string | null
        /** Address of the page before. */
        previous?: string | null
      }
    }
  }
  /** List the projects of the caller. The vendor's SDKs ask for the project of their region (`name`) and need exactly one. */
  listProjects: {
    input: {
      /** Name of the project or region. */
      name?: string
      /** Id of the account. */
      domain_id?: string
      /** Id of what holds the project: the account. */
      parent_id?: string
      /** Whether the project is enabled. All of them are. */
      enabled?: "true" | "false"
      /** Whether the project stands for an account. None does. */
      is_domain?: "true" | "false"
      /** Number of the page, the first one is 1. Together with per_page. */
      page?: string
      /** How many projects a page has. */
      per_page?: string
    }
    output: {
      /** The projects. */
      projects: ({
        /** Id of the account. */
        domain_id: string
        /** Whether it stands for an account. */
        is_domain: boolean
        /** Id of what holds it: the account. */
        parent_id: string
        /** Name of the project; that of the region for the one built in. */
        name: string
        /** Description. */
        description: string
        /** Where this came from. */
        links: {
          /** Address of the same. */
          self: string
          /** Address of the next page. */
          next?: string | null
          /** Address of the page before. */
          previous?: string | null
        }
        /** Id of the project. */
        id: string
        /** Whether it can be used. */
        enabled: boolean
      })[]
      /** Where this came from. */
      links: {
        /** Address of the same. */
        self: string
        /** Address of the next page. */
        next?: string | null
        /** Address of the page before. */
        previous?: string | null
      }
    }
  }
  /** List the regions. In the mock a region is there when a project of the caller's account lies in it. */
  listRegions: {
    input: {}
    output: {
      /** The regions. */
      regions: ({
        /** Always null. */
        parent_region_id: string | null
        /** Description. */
        description: string
        /** Where this came from. */
        links: {
          /** Address of the same. */
          self: string
          /** Address of the next page. */
          next?: string | null
          /** Address of the page before. */
          previous?: string | null
        }
        /** Who may use the region. */
        type: string
        /** Id of the region, such as cn-north-4. */
        id: string
        /** Its name, by language. */
        locales: { [name: string]: string }
      })[]
      /** Where this came from. */
      links: {
        /** Address of the same. */
        self: string
        /** Address of the next page. */
        next?: string | null
        /** Address of the page before. */
        previous?: string | null
      }
    }
  }
  /** List the users of the account. Needs the right `iam:users:listUsers`, but for oneself (`name`). Who is not found is not in the list, and the answer is 200. */
  listUsers: {
    input: {
      /** Name of a user. */
      name?: string
      /** Id of the account. */
      domain_id?: string
      /** Whether the user is enabled. All of them are. */
      enabled?: "true" | "false"
      /** `operator:timestamp`, such as `lt:2026-01-02T12:00:00Z`. No password expires, so none is found. */
      password_expires_at?: string
    }
    output: {
      /** The users. */
      users: ({
        /** Whether the password is one to keep. */
        pwd_status: boolean
        /** Id of the account. */
        domain_id: string
        /** The project of the last visit to the console; empty, there is none. */
        last_project_id: string
        /** Name of the user. */
        name: string
        /** Description. */
        description: string
        /** When the password expires; null: never. */
        password_expires_at: string | null
        /** Where this came from. */
        links: {
          /** Address of the same. */
          self: string
          /** Address of the next page. */
          next?: string | null
          /** Address of the page before. */
          previous?: string | null
        }
        /** Id of the user. */
        id: string
        /** Whether the user can sign in. */
        enabled: boolean
      })[]
      /** Where this came from. */
      links: {
        /** Address of the same. */
        self: string
        /** Address of the next page. */
        next?: string | null
        /** Address of the page before. */
        previous?: string | null
      }
    }
  }
  /** Show a user of the account. Needs the right `iam:users:getUser`, but for oneself. */
  showUser: {
    input: {
      /** Id of the user. */
      user_id: string
    }
    output: {
      /** The user. */
      user: {
        /** Whether the password is one to keep. */
        pwd_status: boolean
        /** Id of the account. */
        domain_id: string
        /** The project of the last visit to the console; empty, there is none. */
        last_project_id: string
        /** Name of the user. */
        name: string
        /** Description. */
        description: string
        /** When the password expires; null: never. */
        password_expires_at: string | null
        /** Where this came from. */
        links: {
          /** Address of the same. */
          self: string
          /** Address of the next page. */
          next?: string | null
          /** Address of the page before. */
          previous?: string | null
        }
        /** Id of the user. */
        id: string
        /** Whether the user can sign in. */
        enabled: boolean
      }
    }
  }
  /** Get a temporary access key, for a token or by an agency. Requests that the key signs carry the security token, too, in `X-Security-Token`. With the method `token` the key is the caller's; the token may stand in the body in place of `X-Auth-Token`, which counts when both are there. With `assume_role` it acts for the account that has made the agency, as a token of `POST /v3/auth/tokens` would. */
  createTemporaryKeys: {
    input: {
      /** Who the key is for. */
      auth: {
        /** The method, and the field that is called like it. */
        identity: {
          /** For a token, or by an agency. */
          methods: ("token" | "assume_role")[]
          /** May be missing with the method token. */
          token?: {
            /** The token, where X-Auth-Token does not have it. */
            id?: string
            /** How long the key works; without it 15 minutes. */
            duration_seconds?: number
          }
          /** Mandatory with the method assume_role. The account by its name or its id. */
          assume_role?: {
            /** Name of the agency. */
            agency_name: string
            /** Id of the account that has made the agency. */
            domain_id?: string
            /** Name of the account that has made the agency. */
            domain_name?: string
            /** How long the key works; without it 15 minutes. */
            duration_seconds?: number
            /** Who the account is shown as caller. Nobody looks at it here. */
            session_user?: {
              /** A name. */
              name?: string
            }
          }
          /** Narrows the rights on object storage, and no others. */
          policy?: { [name: string]: unknown }
        }
      }
    }
    output: {
      /** The temporary access key. */
      credential: {
        /** AK: the name of the key. */
        access: string
        /** SK: what requests are signed with. */
        secret: string
        /** Goes into X-Security-Token. */
        securitytoken: string
        /** When the three stop to work, in UTC. */
        expires_at: string
      }
    }
  }
}

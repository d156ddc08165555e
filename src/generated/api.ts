// Written by `npm run generate` from openapi/. Not edited by hand.
export interface paths {
    "/v1.0/{project_id}/kms/encrypt-data": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Encrypt data with a CMK
         * @description Encrypts up to 4096 bytes with the specified CMK. By default, the performance threshold for encrypting data is 1000 TPS per customer.
         */
        post: operations["encryptData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/decrypt-data": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decrypt a ciphertext of encrypt-data
         * @description The ciphertext of a symmetric CMK carries the CMK's id and version. That of an asymmetric CMK does not: `key_id` and `encryption_algorithm` are then needed. Whatever bound the ciphertext (`encryption_context`, `additional_authenticated_data`) must be repeated, equal.
         */
        post: operations["decryptData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/re-encrypt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decrypt with one CMK and encrypt with another, without showing the plaintext
         * @description Takes data (ciphertexts of encrypt-data, in Base64) and datakeys (ciphertexts of create-datakey, create-datakey-without-plaintext and encrypt-datakey, in hexadecimal), and answers in the same encoding. Both CMKs are subject to the same rule. An `encryption_context` cannot be given: what it binds is not re-encrypted.
         */
        post: operations["reEncrypt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/create-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a CMK
         * @description A CMK with origin `kms` is enabled at once; with origin `external` it is pending import.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/describe-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Describe a CMK */
        post: operations["describeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/list-keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the CMKs of the project
         * @description Filters narrow the list; `total` counts what they let through. A page holds at most 2000 entries, 100 when no limit is given.
         */
        post: operations["listKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/enable-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable a disabled CMK */
        post: operations["enableKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/disable-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable an enabled CMK */
        post: operations["disableKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/schedule-key-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Schedule the deletion of a CMK
         * @description When the days have passed, the CMK and all that was encrypted under it are lost.
         */
        post: operations["scheduleKeyDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/cancel-key-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the scheduled deletion of a CMK
         * @description The CMK is disabled afterwards, or pending import when it is external and has no material.
         */
        post: operations["cancelKeyDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/update-key-alias": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the name of a CMK */
        post: operations["updateKeyAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/update-key-description": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the description of a CMK */
        post: operations["updateKeyDescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/create-datakey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a datakey, in plaintext and encrypted
         * @description Of `datakey_length` bits; without it as long as `key_spec` says, which is 256 bits by default. The encrypted datakey goes back through decrypt-datakey.
         */
        post: operations["createDatakey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/create-datakey-without-plaintext": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a datakey, encrypted only
         * @description As create-datakey, without the plaintext in the answer.
         */
        post: operations["createDatakeyWithoutPlaintext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/encrypt-datakey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Encrypt a datakey of the caller
         * @description `plain_text` is the datakey and behind it its digest, 32 bytes: SHA-256, with an SM4 CMK SM3. `datakey_plain_length` is the length of the datakey alone.
         */
        post: operations["encryptDatakey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/decrypt-datakey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decrypt a datakey
         * @description Takes what create-datakey, create-datakey-without-plaintext, encrypt-datakey and re-encrypt answered, with the CMK that encrypted it and whatever bound it.
         */
        post: operations["decryptDatakey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/create-rsa-datakey-pair": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an RSA key pair, its private key encrypted
         * @description Keys are Base64 of DER: the public key a SubjectPublicKeyInfo (X.509), the private key PKCS#8. decrypt-data turns `private_key_cipher_text` into the private key again: its `plain_text_base64` is `private_key_plain_text`.
         */
        post: operations["createRsaDatakeyPair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/create-ec-datakey-pair": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an EC key pair, its private key encrypted
         * @description As create-rsa-datakey-pair. The names of the curves are not those of the specs of CMKs.
         */
        post: operations["createEcDatakeyPair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/create-pin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a PIN
         * @description For deployments of compliance level 4, where a PIN protects datakeys. The mock answers random digits and remembers nothing: `pin` is accepted wherever it is documented, and protects nothing.
         */
        post: operations["createPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/gen-random": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create random numbers
         * @description 8 to 8192 random bits. The classic generation knows 512 only. Needs no CMK.
         */
        post: operations["genRandom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** List the aliases of the project or of a CMK */
        get: operations["listAliases"];
        put?: never;
        /**
         * Create an alias of a CMK
         * @description Unique in the project. At most 50 aliases per CMK. As a `key_id` an alias is written `alias/<name>`.
         */
        post: operations["createAlias"];
        /**
         * Delete aliases of a CMK
         * @description A DELETE with a JSON body. All of the aliases are deleted, or none.
         */
        delete: operations["deleteAlias"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/alias/associate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an alias to another CMK */
        post: operations["associateAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of the API
         * @description Needs no authentication.
         */
        get: operations["showVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a version of the API
         * @description Needs no authentication. The mock stands for KMS and for IAM on one address, so that it knows two versions: `v1.0` of KMS, and `v3` of IAM, which OpenStack clients ask for before they sign in.
         */
        get: operations["showVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check a token */
        get: operations["showToken"];
        put?: never;
        /**
         * Get a token with a password
         * @description The token is the header `X-Subject-Token` of the answer. It lives 24 hours.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the projects of the caller
         * @description The vendor's SDKs ask for the project of their region (`name`) and need exactly one.
         */
        get: operations["listProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/auth/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the domain (account) of the caller */
        get: operations["listDomains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A key ID, alias (`alias/<name>`), or URN (`kms:<region>:<domain_id>:alias:<name>`).
         * @example 0d0466b0-e727-4d9c-b35d-f84bb474a37f
         * @example alias/4555
         * @example kms:eu-de-ring0:3ba44455500dd43127:alias:4555
         */
        KeyReference: string;
        /**
         * @description Key-value pairs with a maximum length of 8192 characters. They record resource context, no sensitive information, to ensure data integrity. If given during encryption, they are also required for decryption. The order of the pairs does not matter.
         * @example {
         *       "Key1": "Value1",
         *       "Key2": "Value2"
         *     }
         */
        EncryptionContext: {
            [key: string]: string;
        };
        /**
         * @description Only for asymmetric keys.
         * @default SYMMETRIC_DEFAULT
         * @enum {string}
         */
        EncryptionAlgorithm: "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_256" | "SM2_ENCRYPT";
        /** @description Non-secret data bound to the ciphertext (current generation), at most 128 bytes. Decryption needs the same. */
        AdditionalAuthenticatedData: string;
        /**
         * @description A 36-byte serial number of a request message. It is no part of any answer.
         * @example 919c82d4-8046-4722-9094-35c3c6524cff
         */
        Sequence: string;
        /**
         * @description Id of a CMK, 36 characters.
         * @example 0d0466b0-e727-4d9c-b35d-f84bb474a37f
         */
        KeyId: string;
        /**
         * @description What KMS itself refuses.
         * @example {
         *       "error": {
         *         "error_code": "KMS.0207",
         *         "error_msg": "The key does not exist."
         *       }
         *     }
         */
        KmsError: {
            error: {
                error_code: string;
                error_msg: string;
            };
        };
        /**
         * @description What the API gateway refuses before KMS sees the request. A dedicated gateway writes the prefix APIG.
         * @example {
         *       "error_msg": "Incorrect IAM authentication information: x-auth-token not found",
         *       "error_code": "APIGW.0301",
         *       "request_id": "7a1b0f6e3d7f4d1c9a55b1c0e3f2a901"
         *     }
         */
        GatewayError: {
            error_msg: string;
            error_code: string;
            request_id: string;
        };
        /**
         * @description Bytes of a datakey, without its digest, a decimal string or a number. 1 to 1024.
         * @example 64
         * @example 32
         */
        ByteLength: string | number;
        /**
         * @description Name of a CMK (not an alias), unique in the project. Names ending in `/default` are reserved.
         * @example orders-2026
         */
        KeyName: string;
        KeyDescription: string;
        /** @enum {string} */
        KeySpec: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3";
        /** @enum {string} */
        KeyUsage: "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC";
        /**
         * @description `kms`: KMS makes the material. `external`: it is imported.
         * @enum {string}
         */
        Origin: "kms" | "external";
        /** @description Enterprise project, `0` for the default one, else a UUID. */
        EnterpriseProjectId: string;
        /**
         * @description Milliseconds since 1970-01-01 UTC as decimal digits; empty when there is no such time.
         * @example 1502799822000
         */
        Milliseconds: string;
        /**
         * @description `1` waiting for activation, `2` enabled, `3` disabled, `4` pending deletion, `5` pending import, `7` frozen.
         * @enum {string}
         */
        KeyState: "1" | "2" | "3" | "4" | "5" | "7";
        KeyDetails: {
            key_id: components["schemas"]["KeyId"];
            /** @description Account that owns the CMK. */
            domain_id: string;
            /** @description Name of the CMK. */
            key_alias: string;
            /** @description Region. */
            realm: string;
            key_description: string;
            creation_date: components["schemas"]["Milliseconds"];
            scheduled_deletion_date: components["schemas"]["Milliseconds"];
            key_spec: components["schemas"]["KeySpec"];
            key_usage: components["schemas"]["KeyUsage"];
            key_state: components["schemas"]["KeyState"];
            /**
             * @description `1` for a default master key.
             * @enum {string}
             */
            default_key_flag: "0" | "1";
            /** @description `1` in every documented example. */
            key_type: string;
            expiration_time: components["schemas"]["Milliseconds"];
            origin: components["schemas"]["Origin"];
            /**
             * @description A string here, a boolean elsewhere.
             * @enum {string}
             */
            key_rotation_enabled: "true" | "false";
            sys_enterprise_project_id: string;
            keystore_id?: string;
            /** @description Label inside a hardware module. */
            key_label?: string;
            partition_type?: string;
        };
        /** @description Number of entries of a page, a decimal string or a number. An empty string counts as absent. */
        Limit: string | number;
        /** @description Where the page begins: `0`, or the previous `next_marker`. A decimal string or a number. An empty string counts as absent. */
        Marker: string | number;
        OperateKey: {
            key_id: components["schemas"]["KeyId"];
            sequence?: components["schemas"]["Sequence"];
        };
        KeyStatus: {
            key_id: components["schemas"]["KeyId"];
            key_state: components["schemas"]["KeyState"];
        };
        KeyStatusInfo: {
            key_info: components["schemas"]["KeyStatus"];
        };
        /**
         * @description Length of the datakey: AES_256, HMAC_256 and HMAC_SM3 256 bits, AES_128 and SM4 128, HMAC_384 384, HMAC_512 512. Counts only without `datakey_length`.
         * @default AES_256
         * @enum {string}
         */
        DatakeySpec: "AES_256" | "AES_128" | "SM4" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3";
        /**
         * @description A length in bits that makes whole bytes, a decimal string or a number. 8 to 8192, a multiple of 8.
         * @example 512
         * @example 256
         */
        BitLength: string | number;
        /** @description PIN of create-pin, in deployments of compliance level 4. No operation that decrypts takes a PIN, so it protects nothing here. */
        Pin: string;
        /**
         * @default CipherText
         * @enum {string}
         */
        PinType: "CipherText" | "PlainText";
        /** @description A datakey in plaintext. Hexadecimal, upper case, two characters per byte. */
        DatakeyHex: string;
        /** @description An encrypted datakey. Hexadecimal, upper case. n bytes of datakey become 124 + ceil(n / 16) × 16 bytes. */
        DatakeyCipherText: string;
        /** @enum {string} */
        RsaPairSpec: "RSA_2048" | "RSA_3072" | "RSA_4096";
        /** @description At most one of `private_key_plain_text`, `wrapped_private_key` and `ciphertext_recipient` is there. */
        DatakeyPair: {
            key_id: components["schemas"]["KeyId"];
            /**
             * @description Spec of the pair.
             * @enum {string}
             */
            key_spec: "RSA_2048" | "RSA_3072" | "RSA_4096" | "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SM2";
            /** @description Base64 of the SubjectPublicKeyInfo (X.509) in DER. */
            public_key: string;
            /** @description The private key under the CMK. Base64, for decrypt-data. */
            private_key_cipher_text: string;
            /** @description Base64 of the PKCS#8 private key in DER. */
            private_key_plain_text?: string;
            /** @description The private key under a key of the customer. Never here. */
            wrapped_private_key?: string;
            /** @description The private key for a QingTian enclave. Never here. */
            ciphertext_recipient?: string;
        };
        /** @enum {string} */
        EcPairSpec: "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SM2";
        AliasEntity: {
            domain_id: string;
            key_id: components["schemas"]["KeyId"];
            /** @example kms-1234 */
            alias: string;
            /** @example kms:cn-north-7:3bab8e245e854f68af5967c00dd43127:alias:kms-1234 */
            alias_urn: string;
            /** Format: date-time */
            create_time: string;
            /** Format: date-time */
            update_time: string;
        };
        /**
         * @description Name of an alias, with or without the prefix `alias/`: both name the same alias, and the answer repeats the form that was sent.
         * @example alias/orders
         * @example kms-1234
         */
        AliasName: string;
        ApiVersion: {
            /** @example v1.0 */
            id: string;
            links: {
                href: string;
                rel: string;
            }[];
            version: string;
            /** @enum {string} */
            status: "CURRENT" | "SUPPORTED" | "DEPRECATED";
            /** Format: date-time */
            updated: string;
            min_version: string;
        };
        Named: {
            id: string;
            name: string;
        };
        TokenAnswer: {
            token: {
                /** @example 2020-01-04T09:05:22.701000Z */
                expires_at: string;
                issued_at: string;
                methods: string[];
                catalog: {
                    id: string;
                    name: string;
                    type: string;
                    endpoints: {
                        id: string;
                        interface: string;
                        region: string;
                        region_id: string;
                        url: string;
                    }[];
                }[];
                /** @description Only with project scope. */
                project?: {
                    id: string;
                    name: string;
                    domain: components["schemas"]["Named"];
                };
                domain?: components["schemas"]["Named"];
                roles: components["schemas"]["Named"][];
                user: {
                    id: string;
                    name: string;
                    /** @description Empty: never. */
                    password_expires_at: string;
                    domain: components["schemas"]["Named"];
                };
            };
        };
        /**
         * @description What IAM refuses under /v3.
         * @example {
         *       "error": {
         *         "code": 401,
         *         "message": "The username or password is wrong.",
         *         "title": "Unauthorized"
         *       }
         *     }
         */
        KeystoneError: {
            error: {
                code: number;
                message: string;
                title: string;
            };
        };
        Scope: {
            project?: {
                id?: string;
                name?: string;
            };
            domain?: {
                id?: string;
                name?: string;
            };
        };
        TokenRequest: {
            auth: {
                identity: {
                    methods: "password"[];
                    password: {
                        /** @description The user's name and domain, or its id. */
                        user: {
                            id?: string;
                            name?: string;
                            password: string;
                            domain?: {
                                id?: string;
                                name?: string;
                            };
                        };
                    };
                };
                scope?: components["schemas"]["Scope"];
            };
        };
        Links: {
            self: string;
            next?: string | null;
            previous?: string | null;
        };
        ProjectsAnswer: {
            projects: {
                domain_id: string;
                is_domain: boolean;
                parent_id: string;
                name: string;
                description: string;
                links: components["schemas"]["Links"];
                id: string;
                enabled: boolean;
            }[];
            links: components["schemas"]["Links"];
        };
        DomainsAnswer: {
            domains: {
                description: string;
                enabled: boolean;
                id: string;
                links: components["schemas"]["Links"];
                name: string;
            }[];
            links: components["schemas"]["Links"];
        };
    };
    responses: {
        /** @description KMS or the gateway refuses. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KmsError"] | components["schemas"]["GatewayError"];
            };
        };
        /** @description The gateway refuses. */
        GatewayRefusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description KMS refuses. */
        KmsRefusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KmsError"];
            };
        };
        /** @description Too many calls. Try again after `Retry-After` seconds. */
        Throttled: {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description IAM or the gateway refuses. */
        IdentityOrGatewayRefusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KeystoneError"] | components["schemas"]["GatewayError"];
            };
        };
        /** @description IAM refuses. */
        IdentityRefusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KeystoneError"];
            };
        };
    };
    parameters: {
        /** @description Project of the caller, 32 characters. Must be the project of the token. */
        ProjectId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    encryptData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    /** @description Plaintext, 1 to 4096 bytes, matching the regular expression. After being converted into a byte array (UTF-8), it is still 1 to 4096 bytes. */
                    plain_text: string;
                    encryption_context?: components["schemas"]["EncryptionContext"];
                    encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        /** @description Ciphertext data in Base64 format. */
                        cipher_text: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    decryptData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ciphertext in Base64. */
                    cipher_text: string;
                    key_id?: components["schemas"]["KeyId"];
                    encryption_context?: components["schemas"]["EncryptionContext"];
                    encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Decrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        plain_text: string;
                        /** @description Base64 of the plaintext. Missing in the classic generation. */
                        plain_text_base64?: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    reEncrypt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    source_key_id?: components["schemas"]["KeyReference"];
                    source_additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    /**
                     * @description Only for asymmetric CMKs.
                     * @default SYMMETRIC_DEFAULT
                     * @enum {string}
                     */
                    source_encryption_algorithm?: "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2_ENCRYPT";
                    destination_key_id: components["schemas"]["KeyReference"];
                    destination_additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    /**
                     * @description Only for asymmetric CMKs.
                     * @default SYMMETRIC_DEFAULT
                     * @enum {string}
                     */
                    destination_encryption_algorithm?: "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2_ENCRYPT";
                    /** @description Bytes of the datakey. The mock's ciphertexts tell it themselves; if given, it must be right. */
                    datakey_cipher_length?: components["schemas"]["ByteLength"];
                    /** @description Ciphertext in Base64 (data) or hexadecimal (datakeys). */
                    cipher_text: string;
                };
            };
        };
        responses: {
            /** @description Re-encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        source_key_id: components["schemas"]["KeyId"];
                        source_encryption_algorithm: string;
                        destination_encryption_algorithm: string;
                        /** @description Base64 or upper-case hexadecimal, as the ciphertext in the request. */
                        cipher_text: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_alias: components["schemas"]["KeyName"];
                    key_description?: components["schemas"]["KeyDescription"];
                    /** @default AES_256 */
                    key_spec?: components["schemas"]["KeySpec"];
                    /** @description Default: ENCRYPT_DECRYPT for symmetric, SIGN_VERIFY for asymmetric, GENERATE_VERIFY_MAC for HMAC CMKs. */
                    key_usage?: components["schemas"]["KeyUsage"];
                    /** @default kms */
                    origin?: components["schemas"]["Origin"];
                    /** @default 0 */
                    enterprise_project_id?: components["schemas"]["EnterpriseProjectId"];
                    /**
                     * @description `0` is the built-in keystore.
                     * @default 0
                     */
                    keystore_id?: string;
                    /** @description Only for one special deployment. Accepted, without effect. */
                    vm_id?: string;
                    /** @description Region. Sent by older clients only; must be the region of the project. */
                    realm?: string;
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_info: {
                            key_id: components["schemas"]["KeyId"];
                            domain_id: string;
                            /** @description Region of the CMK (newest generation only). */
                            region_id?: string;
                        };
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    describeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_info: components["schemas"]["KeyDetails"];
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limit?: components["schemas"]["Limit"];
                    marker?: components["schemas"]["Marker"];
                    key_state?: string;
                    /**
                     * @description Only CMKs of this spec; `ALL` for every one.
                     * @default AES_256
                     * @enum {string}
                     */
                    key_spec?: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3" | "ALL";
                    /** @default all */
                    enterprise_project_id?: string;
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: components["schemas"]["KeyId"][];
                        key_details: components["schemas"]["KeyDetails"][];
                        /** @description Empty on the last page. */
                        next_marker: string;
                        /** @enum {string} */
                        truncated: "true" | "false";
                        /** @description Number of all CMKs that the filters let through. */
                        total: number;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    enableKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperateKey"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyStatusInfo"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    disableKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperateKey"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyStatusInfo"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    scheduleKeyDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyId"];
                    /** @description Days until the deletion, 7 to 1096, a decimal string or a number. */
                    pending_days: string | number;
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyStatus"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    cancelKeyDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperateKey"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyStatus"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    updateKeyAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyId"];
                    key_alias: components["schemas"]["KeyName"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_info: {
                            key_id: components["schemas"]["KeyId"];
                            key_alias: string;
                        };
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    updateKeyDescription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyId"];
                    key_description: components["schemas"]["KeyDescription"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_info: {
                            key_id: components["schemas"]["KeyId"];
                            key_description: string;
                        };
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    createDatakey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    key_spec?: components["schemas"]["DatakeySpec"];
                    datakey_length?: components["schemas"]["BitLength"];
                    encryption_context?: components["schemas"]["EncryptionContext"];
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    pin?: components["schemas"]["Pin"];
                    pin_type?: components["schemas"]["PinType"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        plain_text: components["schemas"]["DatakeyHex"];
                        cipher_text: components["schemas"]["DatakeyCipherText"];
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    createDatakeyWithoutPlaintext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    key_spec?: components["schemas"]["DatakeySpec"];
                    datakey_length?: components["schemas"]["BitLength"];
                    encryption_context?: components["schemas"]["EncryptionContext"];
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    pin?: components["schemas"]["Pin"];
                    pin_type?: components["schemas"]["PinType"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        cipher_text: components["schemas"]["DatakeyCipherText"];
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    encryptDatakey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    /** @description Hexadecimal of a datakey of 1 to 1024 bytes and its digest of 32 bytes, in any letter case. */
                    plain_text: string;
                    datakey_plain_length: components["schemas"]["ByteLength"];
                    encryption_context?: components["schemas"]["EncryptionContext"];
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    pin?: components["schemas"]["Pin"];
                    pin_type?: components["schemas"]["PinType"];
                    /**
                     * @description Kind of the wrapped key, in deployments of compliance level 4. It changes nothing here.
                     * @enum {string}
                     */
                    key_spec?: "SM2" | "RSA";
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        cipher_text: components["schemas"]["DatakeyCipherText"];
                        /** @description Bytes of the datakey, a decimal string. */
                        datakey_length: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    decryptDatakey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    /** @description Hexadecimal, in any letter case. */
                    cipher_text: string;
                    datakey_cipher_length: components["schemas"]["ByteLength"];
                    encryption_context?: components["schemas"]["EncryptionContext"];
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Decrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data_key: components["schemas"]["DatakeyHex"];
                        /** @description Bytes of the datakey, a decimal string. */
                        datakey_length: string;
                        /** @description Digest of the datakey, SHA-256, with an SM4 CMK SM3. Hexadecimal, upper case. */
                        datakey_dgst: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    createRsaDatakeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    key_spec: components["schemas"]["RsaPairSpec"];
                    /**
                     * @description Whether the answer has the private key in plaintext, too.
                     * @default true
                     */
                    with_plain_text?: boolean;
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatakeyPair"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    createEcDatakeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyReference"];
                    key_spec: components["schemas"]["EcPairSpec"];
                    /**
                     * @description Whether the answer has the private key in plaintext, too.
                     * @default true
                     */
                    with_plain_text?: boolean;
                    additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
                    pin?: components["schemas"]["Pin"];
                    pin_type?: components["schemas"]["PinType"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatakeyPair"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    createPin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pin_type?: components["schemas"]["PinType"];
                    /** @description Needed for a PIN of type CipherText: `1` for the cluster manage_az, `2` for the shared cluster of the data plane, else a keystore of the tenant. */
                    keystore_id?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Hexadecimal, upper case: 16 bytes, as CipherText 64. */
                        pin: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    genRandom: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    random_data_length: components["schemas"]["BitLength"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description The random number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Hexadecimal, upper case, two characters per byte. */
                        random_data: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    listAliases: {
        parameters: {
            query?: {
                /** @description Only aliases of this CMK. */
                key_id?: components["schemas"]["KeyId"];
                limit?: components["schemas"]["Limit"];
                /** @description The previous `page_info.next_marker`. */
                marker?: components["schemas"]["Marker"];
            };
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The aliases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aliases: components["schemas"]["AliasEntity"][];
                        page_info: {
                            /** @description Empty on the last page. */
                            next_marker: string;
                            current_count: number;
                        };
                    };
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    createAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyId"];
                    alias: components["schemas"]["AliasName"];
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AliasEntity"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    deleteAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_id: components["schemas"]["KeyId"];
                    aliases: components["schemas"]["AliasName"][];
                };
            };
        };
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    associateAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alias: components["schemas"]["AliasName"];
                    target_key_id: components["schemas"]["KeyId"];
                };
            };
        };
        responses: {
            /** @description The alias with its new CMK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AliasEntity"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["GatewayRefusal"];
            403: components["responses"]["KmsRefusal"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["GatewayRefusal"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    showVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: components["schemas"]["ApiVersion"][];
                    };
                };
            };
            404: components["responses"]["GatewayRefusal"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    showVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: components["schemas"]["ApiVersion"];
                    };
                };
            };
            404: components["responses"]["GatewayRefusal"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    showToken: {
        parameters: {
            query?: {
                /** @description Any non-empty text leaves the catalog empty. */
                nocatalog?: string;
            };
            header: {
                /** @description The token to check. */
                "X-Subject-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A token. */
            200: {
                headers: {
                    /** @description The token. It begins with MII. */
                    "X-Subject-Token": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            400: components["responses"]["IdentityOrGatewayRefusal"];
            401: components["responses"]["IdentityOrGatewayRefusal"];
            403: components["responses"]["IdentityRefusal"];
            404: components["responses"]["IdentityRefusal"];
            413: components["responses"]["GatewayRefusal"];
            500: components["responses"]["IdentityOrGatewayRefusal"];
            503: components["responses"]["IdentityOrGatewayRefusal"];
        };
    };
    createToken: {
        parameters: {
            query?: {
                /** @description Any non-empty text leaves the catalog empty. */
                nocatalog?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A token. */
            201: {
                headers: {
                    /** @description The token. It begins with MII. */
                    "X-Subject-Token": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            400: components["responses"]["IdentityOrGatewayRefusal"];
            401: components["responses"]["IdentityOrGatewayRefusal"];
            403: components["responses"]["IdentityRefusal"];
            404: components["responses"]["IdentityRefusal"];
            413: components["responses"]["GatewayRefusal"];
            500: components["responses"]["IdentityOrGatewayRefusal"];
            503: components["responses"]["IdentityOrGatewayRefusal"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /** @description Name of the project or region. */
                name?: string;
                domain_id?: string;
                parent_id?: string;
                enabled?: "true" | "false";
                is_domain?: "true" | "false";
                page?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The projects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectsAnswer"];
                };
            };
            400: components["responses"]["IdentityOrGatewayRefusal"];
            401: components["responses"]["IdentityOrGatewayRefusal"];
            403: components["responses"]["IdentityRefusal"];
            404: components["responses"]["IdentityRefusal"];
            413: components["responses"]["GatewayRefusal"];
            500: components["responses"]["IdentityOrGatewayRefusal"];
            503: components["responses"]["IdentityOrGatewayRefusal"];
        };
    };
    listDomains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainsAnswer"];
                };
            };
            400: components["responses"]["IdentityOrGatewayRefusal"];
            401: components["responses"]["IdentityOrGatewayRefusal"];
            403: components["responses"]["IdentityRefusal"];
            404: components["responses"]["IdentityRefusal"];
            413: components["responses"]["GatewayRefusal"];
            500: components["responses"]["IdentityOrGatewayRefusal"];
            503: components["responses"]["IdentityOrGatewayRefusal"];
        };
    };
}

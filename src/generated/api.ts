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
    "/v1.0/{project_id}/kms/get-publickey": {
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
        /** Public key of an asymmetric CMK */
        post: operations["getPublickey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/sign": {
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
         * Sign a message or a digest
         * @description RSASSA_PSS takes a salt as long as the digest. Signatures of ECDSA and SM2 are DER of SEQUENCE { r, s }.
         */
        post: operations["sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/verify": {
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
         * Verify a signature
         * @description A wrong signature is no error: it answers 200 and `"false"`. RSASSA_PSS accepts a salt of any length.
         */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/derive-shared-secret": {
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
         * Agree on a secret with the holder of another key
         * @description ECDH between the private key of a CMK and the public key of a peer on the same curve. A `recipient` (an enclave) is not emulated.
         */
        post: operations["deriveSharedSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/generate-mac": {
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
        /** Compute the HMAC of a message */
        post: operations["generateMac"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/verify-mac": {
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
         * Verify the HMAC of a message
         * @description A wrong MAC is no error, it answers 200 and `false`.
         */
        post: operations["verifyMac"];
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
        /**
         * @description Base64 of 1 to 4096 bytes, with padding. The unused bits of its last character may have any value, as in the documented example of sign.
         * @example iNQmb9TmM40TuEX88olXnSCciXgjuSF9o+Fhk28DFYK=
         */
        Message: string;
        /**
         * @description Must be one that the key_spec of the CMK has.
         * @enum {string}
         */
        SigningAlgorithm: "RSASSA_PSS_SHA_256" | "RSASSA_PSS_SHA_384" | "RSASSA_PSS_SHA_512" | "RSASSA_PKCS1_V1_5_SHA_256" | "RSASSA_PKCS1_V1_5_SHA_384" | "RSASSA_PKCS1_V1_5_SHA_512" | "ECDSA_SHA_256" | "ECDSA_SHA_384" | "ECDSA_SHA_512" | "SM2DSA_SM3" | "ED25519_SHA_512" | "ED25519_PH_SHA_512";
        /**
         * @description `DIGEST`: the message is a digest, as long as the hash of the algorithm makes it. `RAW`: it is the message itself. SM2DSA_SM3 takes only DIGEST, SM3(Z_A || M) after GB/T 32918; ED25519_SHA_512 takes only RAW.
         * @default DIGEST
         * @enum {string}
         */
        MessageType: "DIGEST" | "RAW";
        /**
         * @description Must be the one that the key_spec of the CMK has.
         * @enum {string}
         */
        MacAlgorithm: "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512" | "HMAC_SM3";
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
    getPublickey: {
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
                        key_id: components["schemas"]["KeyId"];
                        /** @description SubjectPublicKeyInfo as PEM, with CRLF line ends. */
                        public_key: string;
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
    sign: {
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
                    message: components["schemas"]["Message"];
                    signing_algorithm: components["schemas"]["SigningAlgorithm"];
                    message_type?: components["schemas"]["MessageType"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Signed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        /** @description Signature in Base64. */
                        signature: string;
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
    verify: {
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
                    message: components["schemas"]["Message"];
                    /** @description Signature in Base64. */
                    signature: string;
                    signing_algorithm: components["schemas"]["SigningAlgorithm"];
                    message_type?: components["schemas"]["MessageType"];
                    sequence?: components["schemas"]["Sequence"];
                };
            };
        };
        responses: {
            /** @description Verified, or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        /**
                         * @description A string, no boolean.
                         * @enum {string}
                         */
                        signature_valid: "true" | "false";
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
    deriveSharedSecret: {
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
                    /** @enum {string} */
                    key_agreement_algorithm: "ECDH";
                    /** @description Public key of the peer: SubjectPublicKeyInfo (DER) in Base64, on the curve of the CMK. */
                    public_key: string;
                    /** @description An enclave that alone may read the secret. */
                    recipient?: {
                        /** @description QingTian attestation document. */
                        attestation_document?: string;
                        /** @enum {string} */
                        key_encryption_algorithm?: "RSAES_OAEP_SHA_256";
                    };
                };
            };
        };
        responses: {
            /** @description Agreed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        /** @enum {string} */
                        key_agreement_algorithm: "ECDH";
                        /** @description Base64. Missing when a recipient was given. */
                        shared_secret?: string;
                        /** @description The secret encrypted for the recipient. */
                        ciphertext_recipient?: string;
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
    generateMac: {
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
                    mac_algorithm: components["schemas"]["MacAlgorithm"];
                    message: components["schemas"]["Message"];
                };
            };
        };
        responses: {
            /** @description Computed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        mac_algorithm: components["schemas"]["MacAlgorithm"];
                        /** @description Lower-case hexadecimal. */
                        mac: string;
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
    verifyMac: {
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
                    mac_algorithm: components["schemas"]["MacAlgorithm"];
                    message: components["schemas"]["Message"];
                    /** @description Hexadecimal, in either case. */
                    mac: string;
                };
            };
        };
        responses: {
            /** @description Verified, or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_id: components["schemas"]["KeyId"];
                        mac_algorithm: components["schemas"]["MacAlgorithm"];
                        /** @description A boolean, no string. */
                        mac_valid: boolean;
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

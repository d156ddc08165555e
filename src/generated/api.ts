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
        /**
         * Describe a CMK
         * @description In every state, also while the CMK waits for its deletion or for material. By id, alias or URN.
         */
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
         * @description Filters narrow the list; `total` counts what they let through. A page holds at most 2000 entries. A request without a body asks for all CMKs of AES_256.
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
        /**
         * Enable a disabled CMK
         * @description Only a disabled CMK can be enabled. A rotation that fell due meanwhile happens now.
         */
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
        /**
         * Disable an enabled CMK
         * @description Only an enabled CMK can be disabled. It encrypts and decrypts nothing until it is enabled again.
         */
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
        /**
         * Change the name of a CMK
         * @description Changes `key_alias`, the name of the CMK, which is no alias in the sense of create-alias.
         */
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
        /**
         * Change the description of a CMK
         * @description Replaces the description; an empty one removes it.
         */
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
    "/v1.0/{project_id}/kms/datakey-capsule/create": {
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
         * Create a datakey, and a capsule that holds it
         * @description Needs a key policy, by id or inline: it says which access points may open the capsule.
         */
        post: operations["createDatakeyCapsule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/datakey-capsule/decrypt": {
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
         * Open a datakey capsule
         * @description The attestation document proves through which access point the caller comes, and the capsule's key policy says whether that one may. The mock verifies Custom access points: `custom_signature` is the signature (RSASSA_PKCS1_V1_5_SHA_256, Base64) of the text of `expire_time`. ECS and CCE attest through other services.
         */
        post: operations["decryptDatakeyCapsule"];
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
        /**
         * List the aliases of the project or of a CMK
         * @description In order of their names. Without `key_id` all aliases of the project are listed.
         */
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
        /**
         * Move an alias to another CMK
         * @description The alias must be there. Ciphertexts made under it before name the old CMK and stay with it.
         */
        post: operations["associateAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/create-grant": {
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
         * Let a user or an account use a CMK
         * @description The grantee may do the listed operations on this CMK, whatever their own rights are. At most 100 grants per CMK.
         */
        post: operations["createGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/revoke-grant": {
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
         * Take a grant back
         * @description Only the user who created the CMK may. What the grantee passed on stays.
         */
        post: operations["revokeGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/retire-grant": {
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
         * Give a grant up
         * @description For the creator of the grant, its retiring principal, and its grantee when `retire-grant` is among its operations.
         */
        post: operations["retireGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/list-grants": {
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
         * List the grants on a CMK
         * @description All grants on the CMK, in order of creation, whoever created them.
         */
        post: operations["listGrants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/list-retirable-grants": {
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
         * List the grants that the caller may retire
         * @description Those of all CMKs that the caller created, may retire as `retiring_principal`, or holds with retire-grant.
         */
        post: operations["listRetirableGrants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/{resource_instances}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Always `resource_instances`. */
                resource_instances: "resource_instances";
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find or count CMKs by their tags
         * @description A CMK is found when it has every key of `tags` with one of its values, and every one of `matches` fits.
         */
        post: operations["listKmsByTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/{key_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        /**
         * Show the tags of a CMK
         * @description In the order in which they were added.
         */
        get: operations["showKmsTags"];
        put?: never;
        /**
         * Add a tag to a CMK
         * @description A key that the CMK has gets the new value.
         */
        post: operations["createKmsTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the tags of all CMKs of the project
         * @description Each key once, with all of its values.
         */
        get: operations["listKmsTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/{key_id}/tags/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add or delete several tags of a CMK
         * @description All of them, or none. What is deleted need not be there; its value does not matter.
         */
        post: operations["batchCreateKmsTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/{key_id}/tags/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
                /** @description Key of the tag, percent-encoded. */
                key: components["schemas"]["TagKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a tag of a CMK
         * @description By its key, whatever its value.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/user-instances": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Count the CMKs of the project
         * @description In every state, also pending deletion. Default master keys do not count.
         */
        get: operations["showUserInstances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/user-quotas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Show how many CMKs and grants there may be
         * @description `CMK` counts as user-instances does. `grant_per_CMK` shows the CMK with the most grants.
         */
        get: operations["showUserQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/enable-key-rotation": {
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
         * Rotate a CMK regularly
         * @description From now on a new version of the material is made every 365 days (`update-key-rotation-interval` changes that) while the CMK is enabled. Id, aliases, description and grants stay; the earlier versions still decrypt. Only symmetric CMKs of origin `kms`.
         */
        post: operations["enableKeyRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/disable-key-rotation": {
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
         * Rotate a CMK no longer
         * @description The versions that rotation made stay.
         */
        post: operations["disableKeyRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/update-key-rotation-interval": {
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
         * Change how often a CMK rotates
         * @description The new interval counts from the last rotation, or from when rotation was enabled. A rotation that is overdue by it happens at once.
         */
        post: operations["updateKeyRotationInterval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/get-key-rotation-status": {
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
         * Ask whether, how often and when a CMK rotates
         * @description Whether and how often the CMK rotates, and when it last did.
         */
        post: operations["getKeyRotationStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/rotate-on-demand": {
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
         * Make an imported material that waits the current one
         * @description For symmetric CMKs of origin `external`. The new material must have been imported before. Ciphertexts of the earlier ones still decrypt.
         */
        post: operations["rotateOnDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/get-parameters-for-import": {
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
         * Get a public key and a token for an import
         * @description The public key wraps the material on its way; it and the token are valid for 24 hours. For a CMK of origin `external` that is pending import, or a symmetric one that is to get a further material for `rotate-on-demand`.
         */
        post: operations["getParametersForImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/import-key-material": {
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
         * Import material into a CMK
         * @description Symmetric: `encrypted_key_material` is the key itself (32 bytes for AES_256, 16 for SM4), encrypted with the public key of `get-parameters-for-import`. Asymmetric: it is a temporary AES key of 16 or 32 bytes, and `encrypted_privatekey` is the private key (PKCS#8, DER), wrapped with that (RFC 5649, OpenSSL's `id-aes256-wrap-pad`). The CMK is enabled afterwards, and bound to this material for ever.
         */
        post: operations["importKeyMaterial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/delete-imported-key-material": {
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
         * Delete the imported material of a CMK
         * @description The CMK is pending import afterwards. Nothing but the same material can be imported again. Symmetric CMKs only.
         */
        post: operations["deleteImportedKeyMaterial"];
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
        /**
         * Public key of an asymmetric CMK
         * @description Of an asymmetric CMK, in every state that has material. It never changes.
         */
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
        /**
         * Compute the HMAC of a message
         * @description An HMAC over the message, under a CMK whose spec has the algorithm.
         */
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
    "/v1.0/{project_id}/kms/key-policies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the key policies of a trusted key space
         * @description Those of one trusted key space, in order of creation.
         */
        get: operations["listKeyPolicy"];
        put?: never;
        /**
         * Create a key policy
         * @description Says which access points of a trusted key space may open a datakey capsule, and when.
         */
        post: operations["createKeyPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/key-policies/{policy_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the key policy. */
                policy_id: components["schemas"]["PolicyId"];
            };
            cookie?: never;
        };
        /**
         * Show a key policy
         * @description As it was last changed.
         */
        get: operations["showKeyPolicy"];
        /**
         * Replace a key policy
         * @description Without a description the present one stays.
         */
        put: operations["updateKeyPolicy"];
        post?: never;
        /**
         * Delete a key policy
         * @description A capsule that was created under it opens no more.
         */
        delete: operations["deleteKeyPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/keystores": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the keystores of the project
         * @description In order of creation; those that are built in are not listed.
         */
        get: operations["listKeyStores"];
        put?: never;
        /**
         * Create a keystore
         * @description The keystore is disabled at first. The mock keeps the record and reaches no hardware: it takes the id of any cluster, and the material of a CMK in the keystore lies where all material lies. At most one keystore per HSM cluster, and 100 per project.
         */
        post: operations["createKeyStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/keystores/{keystore_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of a keystore. */
                keystore_id: string;
            };
            cookie?: never;
        };
        /**
         * Show a keystore
         * @description A keystore of the project, by its id.
         */
        get: operations["showKeyStore"];
        put?: never;
        post?: never;
        /**
         * Delete a keystore
         * @description It must be disabled and hold no CMK, not even one that is pending deletion.
         */
        delete: operations["deleteKeyStore"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/keystores/{keystore_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of a keystore. */
                keystore_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a keystore
         * @description From now on CMKs can be created in it. One that is enabled already stays enabled.
         */
        post: operations["enableKeyStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/keystores/{keystore_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of a keystore. */
                keystore_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a keystore
         * @description No CMK can be created in it any more. The CMKs that it holds stay as they are.
         */
        post: operations["disableKeyStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/{project_id}/kms/regions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the regions that a CMK can be replicated to
         * @description In the mock a region is a project of the caller's account, and is called as the project is. The list has the region of the path, too.
         */
        get: operations["listSupportRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/{project_id}/kms/keys/{key_id}/replicate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replicate a CMK to another region
         * @description The replica has the material of the CMK, and an id, a name, a description and tags of its own; what one encrypts the other decrypts. One replica per region, and none of a replica. In the mock the other region is another project of the caller's account, called like the region.
         */
        post: operations["replicateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/{project_id}/kms/keys/{key_id}/update-primary-region": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Make a replica the primary CMK
         * @description Asked of the primary CMK. The replica in `primary_region` becomes primary, and this CMK a replica of it. Both keep their ids, names and states.
         */
        put: operations["updatePrimaryRegion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/access-points": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the access points of a trusted key space
         * @description In order of creation.
         */
        get: operations["listAccessPoint"];
        put?: never;
        /**
         * Create an access point of a trusted key space
         * @description It is enabled at once. ECS needs `identity`, CCE `identity` and `cluster_id`; for Custom a key pair is made (RSA, 2048 bits). The mock keeps the record; no network is reached. decrypt-datakey-capsule alone asks for a Custom one. At most 100 per key space.
         */
        post: operations["createAccessPoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/access-points/{access_point_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable an access point
         * @description One that is enabled already stays as it is.
         */
        post: operations["enableAccessPoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/access-points/{access_point_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable an access point
         * @description One that is disabled already stays as it is.
         */
        post: operations["disableAccessPoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/access-points/{access_point_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an access point
         * @description Also an enabled one; its private key is lost.
         */
        delete: operations["deleteAccessPoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/kms/access-points/{access_point_id}/get-privatekey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Download the private key of a Custom access point
         * @description Any number of times, as long as the access point exists.
         */
        post: operations["downloadAccessPointPrivateKey"];
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
        /**
         * Check a token
         * @description Tells whose token it is and how long it lives. Tokens of other accounts are not shown.
         */
        get: operations["showToken"];
        put?: never;
        /**
         * Get a token, with a password or by an agency
         * @description The token is the header `X-Subject-Token` of the answer. It lives 24 hours. With the method `password` no credentials are looked at. With `assume_role` (`hw_assume_role` is an older name) the caller shows a token or a signature, has the right `iam:tokens:assume` and belongs to the account that the agency trusts; the scope is mandatory then, and one of the account that has made the agency.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/auth/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the services are
         * @description The same entries as in a token of the project: that of the token, or of `X-Project-Id` for a signed request. Without a project there is no KMS among them.
         */
        get: operations["showCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/auth/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the projects that the caller can have a token for
         * @description The projects that the caller can get a token for.
         */
        get: operations["listAuthProjects"];
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
        /**
         * Show the domain (account) of the caller
         * @description The one account that the caller belongs to.
         */
        get: operations["listDomains"];
        put?: never;
        post?: never;
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
    "/v3/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the regions
         * @description In the mock a region is there when a project of the caller's account lies in it.
         */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of the account
         * @description Needs the right `iam:users:listUsers`, but for oneself (`name`). Who is not found is not in the list, and the answer is 200.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a user of the account
         * @description Needs the right `iam:users:getUser`, but for oneself.
         */
        get: operations["showUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3.0/OS-CREDENTIAL/securitytokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a temporary access key, for a token or by an agency
         * @description Requests that the key signs carry the security token, too, in `X-Security-Token`. With the method `token` the key is the caller's; the token may stand in the body in place of `X-Auth-Token`, which counts when both are there. With `assume_role` it acts for the account that has made the agency, as a token of `POST /v3/auth/tokens` would.
         */
        post: operations["createTemporaryKeys"];
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
         * @description A 36-byte serial number of a request message. It is no part of any answer. One of the vendor's own clients sends 32 hexadecimal characters, a UUID without hyphens.
         * @example 919c82d4-8046-4722-9094-35c3c6524cff
         */
        Sequence: string;
        EncryptDataRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            /** @description Plaintext, 1 to 4096 bytes, matching the regular expression. After being converted into a byte array (UTF-8), it is still 1 to 4096 bytes. */
            plain_text: string;
            encryption_context?: components["schemas"]["EncryptionContext"];
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
            sequence?: components["schemas"]["Sequence"];
        };
        /**
         * @description Id of a CMK, 36 characters.
         * @example 0d0466b0-e727-4d9c-b35d-f84bb474a37f
         */
        KeyId: string;
        EncryptDataResponse: {
            key_id: components["schemas"]["KeyId"];
            /** @description Ciphertext data in Base64 format. */
            cipher_text: string;
        };
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
            /** @description The refusal. */
            error: {
                /** @description Code of the error catalogue. */
                error_code: string;
                /** @description What is wrong. */
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
            /** @description What is wrong. */
            error_msg: string;
            /** @description Code of the error catalogue. */
            error_code: string;
            /** @description The same as the header X-Request-Id, to be quoted to the operator. */
            request_id: string;
        };
        DecryptDataRequestBody: {
            /** @description Ciphertext in Base64. */
            cipher_text: string;
            key_id?: components["schemas"]["KeyId"];
            encryption_context?: components["schemas"]["EncryptionContext"];
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
            sequence?: components["schemas"]["Sequence"];
        };
        DecryptDataResponse: {
            key_id: components["schemas"]["KeyId"];
            /** @description The plaintext as text. Bytes that are no UTF-8 are right in `plain_text_base64` alone. */
            plain_text: string;
            /** @description Base64 of the plaintext. Missing in the classic generation. */
            plain_text_base64?: string;
        };
        /**
         * @description Bytes of a datakey, without its digest, a decimal string or a number. 1 to 1024.
         * @example 64
         * @example 32
         */
        ByteLength: string | number;
        ReEncryptRequestBody: {
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
        ReEncryptResponse: {
            key_id: components["schemas"]["KeyId"];
            source_key_id: components["schemas"]["KeyId"];
            /** @description Algorithm of the ciphertext that was sent. */
            source_encryption_algorithm: string;
            /** @description Algorithm of the new ciphertext. */
            destination_encryption_algorithm: string;
            /** @description Base64 or upper-case hexadecimal, as the ciphertext in the request. */
            cipher_text: string;
        };
        /**
         * @description Name of a CMK (not an alias), unique in the project. Names ending in `/default` are reserved.
         * @example orders-2026
         */
        KeyName: string;
        /** @description Description of a CMK, at most 255 characters. */
        KeyDescription: string;
        /**
         * @description What a CMK is: its algorithm and the length of its material.
         * @enum {string}
         */
        KeySpec: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3";
        /**
         * @description What a CMK is for. It cannot be changed.
         * @enum {string}
         */
        KeyUsage: "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC";
        /**
         * @description `kms`: KMS makes the material. `external`: it is imported.
         * @enum {string}
         */
        Origin: "kms" | "external";
        /** @description Enterprise project, `0` for the default one, else a UUID. */
        EnterpriseProjectId: string;
        CreateKeyRequestBody: {
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
             * @description `0` is the built-in keystore, `1` and `2` are the clusters of CDMS that are always there; else the id of an enabled keystore.
             * @default 0
             */
            keystore_id?: string;
            /** @description Only for one special deployment. Accepted, without effect. */
            vm_id?: string;
            /** @description Region. Sent by older clients only; must be the region of the project. */
            realm?: string;
            sequence?: components["schemas"]["Sequence"];
        };
        CreateKeyResponse: {
            /** @description The new CMK. */
            key_info: {
                key_id: components["schemas"]["KeyId"];
                /** @description Account that owns it. */
                domain_id: string;
                /** @description Region of the CMK (newest generation only). */
                region_id?: string;
            };
        };
        DescribeKeyRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            sequence?: components["schemas"]["Sequence"];
        };
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
        /** @description All that is shown of a CMK. */
        KeyDetails: {
            key_id: components["schemas"]["KeyId"];
            /** @description Account that owns the CMK. */
            domain_id: string;
            /** @description Name of the CMK. */
            key_alias: string;
            /** @description Region. */
            realm: string;
            /** @description Empty if none was given. */
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
            /** @description Enterprise project, `0` for the default one. */
            sys_enterprise_project_id: string;
            /** @description Where the material lies, `0` for the built-in keystore. */
            keystore_id?: string;
            /** @description Label inside a hardware module. */
            key_label?: string;
            /** @description `1`: professional edition (2023). The mock leaves it out. */
            partition_type?: string;
        };
        DescribeKeyResponse: {
            key_info: components["schemas"]["KeyDetails"];
        };
        /**
         * @description Number of entries of a page, 1 to 2000. A decimal string or a number. An empty string counts as absent.
         * @default 2000
         */
        LimitTo2000: string | number;
        /** @description Where the page begins: `0`, or the previous `next_marker`. A decimal string or a number. An empty string counts as absent. */
        Marker: string | number;
        ListKeysRequestBody: {
            limit?: components["schemas"]["LimitTo2000"];
            marker?: components["schemas"]["Marker"];
            /** @description Only CMKs in this state. */
            key_state?: string;
            /**
             * @description Only CMKs of this spec; `ALL` for every one.
             * @default AES_256
             * @enum {string}
             */
            key_spec?: "AES_256" | "SM4" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_P256" | "EC_P384" | "SECP256K1" | "SM2" | "ED25519" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "HMAC_SM3" | "ALL";
            /**
             * @description Only CMKs in keystores of this kind: `DHSM` dedicated hardware modules, `CDMS` crypto cards. Those in the built-in keystore are of neither.
             * @enum {string}
             */
            keystore_type?: "DHSM" | "CDMS";
            /**
             * @description Only CMKs of this enterprise project; `all` for every one.
             * @default all
             */
            enterprise_project_id?: string;
            sequence?: components["schemas"]["Sequence"];
        };
        ListKeysResponse: {
            /** @description Ids of the CMKs, in order of creation. */
            keys: components["schemas"]["KeyId"][];
            /** @description The CMKs themselves, in the same order. */
            key_details: components["schemas"]["KeyDetails"][];
            /** @description Empty on the last page. */
            next_marker: string;
            /**
             * @description `true` when there are more pages.
             * @enum {string}
             */
            truncated: "true" | "false";
            /** @description Number of all CMKs that the filters let through. */
            total: number;
        };
        /** @description A request that names a CMK and nothing else. */
        OperateKey: {
            key_id: components["schemas"]["KeyId"];
            sequence?: components["schemas"]["Sequence"];
        };
        /** @description A CMK and its state. */
        KeyStatus: {
            key_id: components["schemas"]["KeyId"];
            key_state: components["schemas"]["KeyState"];
        };
        /** @description The state that a CMK has now. */
        KeyStatusInfo: {
            key_info: components["schemas"]["KeyStatus"];
        };
        ScheduleKeyDeletionRequestBody: {
            key_id: components["schemas"]["KeyId"];
            /** @description Days until the deletion, 7 to 1096, a decimal string or a number. */
            pending_days: string | number;
            sequence?: components["schemas"]["Sequence"];
        };
        UpdateKeyAliasRequestBody: {
            key_id: components["schemas"]["KeyId"];
            key_alias: components["schemas"]["KeyName"];
            sequence?: components["schemas"]["Sequence"];
        };
        UpdateKeyAliasResponse: {
            /** @description The CMK with its new name. */
            key_info: {
                key_id: components["schemas"]["KeyId"];
                /** @description The new name. */
                key_alias: string;
            };
        };
        UpdateKeyDescriptionRequestBody: {
            key_id: components["schemas"]["KeyId"];
            key_description: components["schemas"]["KeyDescription"];
            sequence?: components["schemas"]["Sequence"];
        };
        UpdateKeyDescriptionResponse: {
            /** @description The CMK with its new description. */
            key_info: {
                key_id: components["schemas"]["KeyId"];
                /** @description The new description. */
                key_description: string;
            };
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
         * @description Form of the PIN, in deployments of compliance level 4.
         * @default CipherText
         * @enum {string}
         */
        PinType: "CipherText" | "PlainText";
        CreateDatakeyRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            key_spec?: components["schemas"]["DatakeySpec"];
            datakey_length?: components["schemas"]["BitLength"];
            encryption_context?: components["schemas"]["EncryptionContext"];
            additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
            pin?: components["schemas"]["Pin"];
            pin_type?: components["schemas"]["PinType"];
            sequence?: components["schemas"]["Sequence"];
        };
        /** @description A datakey in plaintext. Hexadecimal, upper case, two characters per byte. */
        DatakeyHex: string;
        /** @description An encrypted datakey. Hexadecimal, upper case. n bytes of datakey become 124 + ceil(n / 16) × 16 bytes. */
        DatakeyCipherText: string;
        CreateDatakeyResponse: {
            key_id: components["schemas"]["KeyId"];
            plain_text: components["schemas"]["DatakeyHex"];
            cipher_text: components["schemas"]["DatakeyCipherText"];
        };
        CreateDatakeyWithoutPlaintextRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            key_spec?: components["schemas"]["DatakeySpec"];
            datakey_length?: components["schemas"]["BitLength"];
            encryption_context?: components["schemas"]["EncryptionContext"];
            additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
            pin?: components["schemas"]["Pin"];
            pin_type?: components["schemas"]["PinType"];
            sequence?: components["schemas"]["Sequence"];
        };
        CreateDatakeyWithoutPlaintextResponse: {
            key_id: components["schemas"]["KeyId"];
            cipher_text: components["schemas"]["DatakeyCipherText"];
        };
        EncryptDatakeyRequestBody: {
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
        EncryptDatakeyResponse: {
            key_id: components["schemas"]["KeyId"];
            cipher_text: components["schemas"]["DatakeyCipherText"];
            /** @description Bytes of the datakey, a decimal string. */
            datakey_length: string;
        };
        DecryptDatakeyRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            /** @description Hexadecimal, in any letter case. */
            cipher_text: string;
            datakey_cipher_length: components["schemas"]["ByteLength"];
            encryption_context?: components["schemas"]["EncryptionContext"];
            additional_authenticated_data?: components["schemas"]["AdditionalAuthenticatedData"];
            sequence?: components["schemas"]["Sequence"];
        };
        DecryptDatakeyResponse: {
            data_key: components["schemas"]["DatakeyHex"];
            /** @description Bytes of the datakey, a decimal string. */
            datakey_length: string;
            /** @description Digest of the datakey, SHA-256, with an SM4 CMK SM3. Hexadecimal, upper case. */
            datakey_dgst: string;
        };
        /**
         * @description Length of the RSA modulus.
         * @enum {string}
         */
        RsaPairSpec: "RSA_2048" | "RSA_3072" | "RSA_4096";
        CreateRsaDatakeyPairRequestBody: {
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
        /**
         * @description Curve of the pair. The names are others than those of CMKs.
         * @enum {string}
         */
        EcPairSpec: "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SM2";
        CreateEcDatakeyPairRequestBody: {
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
        CreatePinRequestBody: {
            pin_type?: components["schemas"]["PinType"];
            /** @description Needed for a PIN of type CipherText: `1` for the cluster manage_az, `2` for the shared cluster of the data plane, else a keystore of the tenant. */
            keystore_id?: string;
        };
        CreatePinResponse: {
            /** @description Hexadecimal, upper case: 16 bytes, as CipherText 64. */
            pin: string;
        };
        /**
         * @description Id of a key policy, a UUID.
         * @example 0d0466b0-e727-4d9c-b35d-f84bb474a37f
         */
        PolicyId: string;
        /** @description When the policy holds. */
        Period: {
            /** @description When it begins. */
            start_time?: string;
            /** @description When it ends. */
            end_time?: string;
        };
        /** @description In the spelling of the one answer or of the other, each field in one of them. */
        SentPolicy: {
            /** @description Version of the policy. */
            version?: string;
            validity_period?: components["schemas"]["Period"];
            validityPeriod?: components["schemas"]["Period"];
            /** @description Ids of access points. */
            allowed_access_point?: string[];
            /** @description Ids of access points, in the spelling of the list. */
            allowedAccessPoint?: string[];
            /** @description Ids of data security zones. */
            allowed_data_security_zone?: string[];
        };
        /**
         * @description The policy as JSON inside of a string.
         * @example {"version":"1","allowed_access_point":["0d0466b0-e727-4d9c-b35d-f84bb474a37f"]}
         */
        PolicyText: string;
        CreateDatakeyCapsuleRequestBody: {
            /** @description Id of a CMK, in either letter case. */
            key_id: string;
            /**
             * @description `128` or `SM4`, `256` or `AES_256`.
             * @enum {string}
             */
            datakey_length: "128" | "256" | "SM4" | "AES_256";
            /** @description RSA public key, Base64 of SubjectPublicKeyInfo (DER). With it the datakey is answered encrypted, RSAES_OAEP_SHA_256. */
            public_key?: string;
            policy_id?: components["schemas"]["PolicyId"];
            key_policy?: components["schemas"]["PolicyText"];
        };
        /** @description Either `datakey` or `datakey_cipher` is there. */
        CreateDatakeyCapsuleResponse: {
            key_id: components["schemas"]["KeyId"];
            datakey?: components["schemas"]["DatakeyHex"];
            /** @description The datakey under `public_key`, Base64. Only with a `public_key`. */
            datakey_cipher?: string;
            /** @description Base64, for decrypt-datakey-capsule. */
            datakey_capsule: string;
        };
        DecryptDatakeyCapsuleRequestBody: {
            /** @description Id of a CMK, in either letter case. */
            key_id: string;
            /** @description RSA public key, Base64 of SubjectPublicKeyInfo (DER). With it the datakey is answered encrypted, RSAES_OAEP_SHA_256. */
            public_key?: string;
            /** @description The capsule, as it was created. */
            datakey_capsule: string;
            /** @description One of `ecs_signature`, `service_token` and the three fields of a Custom access point. */
            attestation_document: {
                /** @description Attestation document of an ECS. */
                ecs_signature?: string;
                /** @description Signature of a Custom access point, Base64. */
                custom_signature?: string;
                /** @description Public key of a Custom access point, Base64 of its X.509 form. */
                custom_public_key?: string;
                /**
                 * @description Until when the signature is valid, ISO 8601.
                 * @example 2026-01-02T12:05:00Z
                 */
                expire_time?: string;
                /** @description Credential of a CCE cluster. */
                service_token?: string;
            };
        };
        /** @description Either `datakey` or `datakey_cipher` is there. */
        DecryptDatakeyCapsuleResponse: {
            key_id: components["schemas"]["KeyId"];
            /** @description Who opened it: here, the id of a Custom access point. */
            instance_id: string;
            datakey?: components["schemas"]["DatakeyHex"];
            /** @description The datakey under `public_key`, Base64. Only with a `public_key`. */
            datakey_cipher?: string;
        };
        GenRandomRequestBody: {
            random_data_length: components["schemas"]["BitLength"];
            sequence?: components["schemas"]["Sequence"];
        };
        GenRandomResponse: {
            /** @description Hexadecimal, upper case, two characters per byte. */
            random_data: string;
        };
        /**
         * @description Number of entries of a page, 1 to 100. A decimal string or a number. An empty string counts as absent.
         * @default 50
         */
        LimitTo100: string | number;
        /** @description An alias. */
        AliasEntity: {
            /** @description Account that owns the alias. */
            domain_id: string;
            key_id: components["schemas"]["KeyId"];
            /**
             * @description Name of the alias, in the form that created it.
             * @example kms-1234
             */
            alias: string;
            /**
             * @description `kms:<region>:<domain_id>:alias:<name>`, the name without the prefix `alias/`.
             * @example kms:cn-north-7:3bab8e245e854f68af5967c00dd43127:alias:kms-1234
             */
            alias_urn: string;
            /**
             * Format: date-time
             * @description When it was created, in RFC 3339.
             */
            create_time: string;
            /**
             * Format: date-time
             * @description When it was created or last moved, in RFC 3339.
             */
            update_time: string;
        };
        /** @description Where the page stands among the others. */
        PageInfo: {
            /** @description Marker of the next page; empty on the last one. */
            next_marker: string;
            /** @description Number of entries of this page. */
            current_count: number;
        };
        ListAliasesResponse: {
            /** @description The aliases, in order of their names. */
            aliases: components["schemas"]["AliasEntity"][];
            page_info: components["schemas"]["PageInfo"];
        };
        /**
         * @description Name of an alias, with or without the prefix `alias/`: both name the same alias, and the answer repeats the form that was sent. The prefix alone is no name.
         * @example alias/orders
         * @example kms-1234
         */
        AliasName: string;
        CreateAliasRequestBody: {
            key_id: components["schemas"]["KeyId"];
            alias: components["schemas"]["AliasName"];
        };
        DeleteAliasRequestBody: {
            key_id: components["schemas"]["KeyId"];
            /** @description Names of the aliases. */
            aliases: components["schemas"]["AliasName"][];
        };
        AssociateAliasRequestBody: {
            alias: components["schemas"]["AliasName"];
            target_key_id: components["schemas"]["KeyId"];
        };
        /**
         * @description Id of a user or an account.
         * @example 0d0466b00d0466b00d0466b00d0466b0
         */
        Principal: string;
        /**
         * @description The classic generation has the first seven, the current one all nine.
         * @enum {string}
         */
        GrantOperation: "create-datakey" | "create-datakey-without-plaintext" | "encrypt-datakey" | "decrypt-datakey" | "describe-key" | "create-grant" | "retire-grant" | "encrypt-data" | "decrypt-data";
        /**
         * @description `user`: the grantee is a user. `domain`: it is an account, with all of its users.
         * @enum {string}
         */
        GranteeType: "user" | "domain";
        CreateGrantRequestBody: {
            key_id: components["schemas"]["KeyId"];
            grantee_principal: components["schemas"]["Principal"];
            /** @description At least one besides `create-grant`. */
            operations: components["schemas"]["GrantOperation"][];
            /** @description Name of the grant. */
            name?: string;
            /** @description Id of a user who may retire the grant, too. */
            retiring_principal?: components["schemas"]["Principal"];
            /** @default user */
            grantee_principal_type?: components["schemas"]["GranteeType"];
            sequence?: components["schemas"]["Sequence"];
        };
        /**
         * @description Id of a grant, 64 hexadecimal digits.
         * @example 7c9a3286af4fcca5f0a385ad13e1d21a50e27b6dbcab50f37f30f93b8939827d
         */
        GrantId: string;
        CreateGrantResponse: {
            grant_id: components["schemas"]["GrantId"];
        };
        /** @description A request that names a grant on a CMK. */
        RemoveGrant: {
            key_id: components["schemas"]["KeyId"];
            grant_id: components["schemas"]["GrantId"];
            sequence?: components["schemas"]["Sequence"];
        };
        /** @description An answer that says nothing but "done". */
        Empty: Record<string, never>;
        /**
         * @description Number of entries of a page, 1 to 1000. A decimal string or a number. An empty string counts as absent.
         * @default 1000
         */
        LimitTo1000: string | number;
        ListGrantsRequestBody: {
            key_id: components["schemas"]["KeyId"];
            limit?: components["schemas"]["LimitTo1000"];
            marker?: components["schemas"]["Marker"];
            sequence?: components["schemas"]["Sequence"];
        };
        /** @description A grant, as the lists show it. */
        Grant: {
            key_id: components["schemas"]["KeyId"];
            grant_id: components["schemas"]["GrantId"];
            grantee_principal: components["schemas"]["Principal"];
            grantee_principal_type: components["schemas"]["GranteeType"];
            /** @description What the grantee may do. */
            operations: components["schemas"]["GrantOperation"][];
            /** @description The user who created the grant. */
            issuing_principal: string;
            creation_date: components["schemas"]["Milliseconds"];
            /** @description Absent if none was given. */
            name?: string;
            /** @description Absent if none was given. */
            retiring_principal?: components["schemas"]["Principal"];
        };
        /** @description A page of grants. */
        GrantsPage: {
            /** @description The grants of the page, in order of creation. */
            grants: components["schemas"]["Grant"][];
            /** @description Empty on the last page. */
            next_marker: string;
            /**
             * @description `true` when there are more pages.
             * @enum {string}
             */
            truncated: "true" | "false";
            /** @description Number of all grants of the list. */
            total: number;
        };
        ListRetirableGrantsRequestBody: {
            limit?: components["schemas"]["LimitTo1000"];
            marker?: components["schemas"]["Marker"];
            sequence?: components["schemas"]["Sequence"];
        };
        /**
         * @description Key of a tag. No control characters, and none of `* < > \ =`.
         * @example DEV
         */
        TagKey: string;
        /**
         * @description Value of a tag, may be empty. No control characters, and none of `* < > \ =`.
         * @example DEV1
         */
        TagValue: string;
        ListKmsByTagsRequestBody: {
            /**
             * @description `filter`: find. `count`: only say how many.
             * @default filter
             * @enum {string}
             */
            action?: "filter" | "count";
            /**
             * @description Entries of a page, a decimal string or a number. An empty string counts as absent. Not used for `count`.
             * @default 10
             */
            limit?: string | number;
            /** @description How many entries to skip, a decimal string or a number; 0 if absent. An empty string counts as absent. Not for `count`. */
            offset?: string | number;
            /** @description Keys are unique. An empty list filters nothing. */
            tags?: {
                key: components["schemas"]["TagKey"];
                /** @description Without values every value will do. */
                values?: components["schemas"]["TagValue"][];
            }[];
            /** @description Each of them must fit. */
            matches?: {
                /**
                 * @description What is compared: the name of the CMK.
                 * @enum {string}
                 */
                key: "resource_name";
                /** @description A part of the name. */
                value: string;
            }[];
            sequence?: components["schemas"]["Sequence"];
        };
        /** @description A tag. */
        TagItem: {
            key: components["schemas"]["TagKey"];
            value?: components["schemas"]["TagValue"];
        };
        /** @description A CMK that was found. */
        TaggedKey: {
            resource_id: components["schemas"]["KeyId"];
            resource_detail: components["schemas"]["KeyDetails"];
            /** @description Name of the CMK. */
            resource_name: string;
            /** @description Its tags, an empty list if it has none. */
            tags: components["schemas"]["TagItem"][];
        };
        ListKmsByTagsResponse: {
            /** @description Absent for `count`. */
            resources?: components["schemas"]["TaggedKey"][];
            /** @description Number of all CMKs that were found. */
            total_count: number;
        };
        ShowKmsTagsResponse: {
            /** @description The tags of the CMK. */
            tags: components["schemas"]["TagItem"][];
            /** @description How many tags the CMK has. */
            existTagsNum: number;
            /** @description Tags of the system (classic generation since 2025). The mock has none and leaves it out. */
            sys_tags?: components["schemas"]["TagItem"][];
        };
        CreateKmsTagRequestBody: {
            tag: components["schemas"]["TagItem"];
            sequence?: components["schemas"]["Sequence"];
        };
        /** @description A key of tags, with values. */
        Tag: {
            key: components["schemas"]["TagKey"];
            /** @description All of the values that CMKs have for the key. */
            values: components["schemas"]["TagValue"][];
        };
        ListKmsTagsResponse: {
            /** @description The keys with their values. */
            tags: components["schemas"]["Tag"][];
        };
        BatchCreateKmsTagsRequestBody: {
            /** @description Keys are unique. */
            tags: components["schemas"]["TagItem"][];
            /**
             * @description Whether the tags are added or deleted.
             * @enum {string}
             */
            action: "create" | "delete";
            sequence?: components["schemas"]["Sequence"];
        };
        ShowUserInstancesResponse: {
            /** @description Number of CMKs, default master keys apart. */
            instance_num: number;
        };
        ShowUserQuotasResponse: {
            /** @description The quotas. */
            quotas: {
                /** @description One entry for each kind. */
                resources: {
                    /**
                     * @description What is counted.
                     * @enum {string}
                     */
                    type: "CMK" | "grant_per_CMK";
                    /** @description How many there are. */
                    used: number;
                    /** @description How many there may be. */
                    quota: number;
                }[];
            };
        };
        /** @description Days between two rotations. */
        RotationInterval: number;
        UpdateKeyRotationIntervalRequestBody: {
            key_id: components["schemas"]["KeyId"];
            rotation_interval: components["schemas"]["RotationInterval"];
            sequence?: components["schemas"]["Sequence"];
        };
        GetKeyRotationStatusResponse: {
            /** @description A boolean here, a string in KeyDetails. */
            key_rotation_enabled: boolean;
            /** @description Days between two rotations. Missing while rotation is off. */
            rotation_interval?: components["schemas"]["RotationInterval"];
            last_rotation_time: components["schemas"]["Milliseconds"];
            /** @description How many rotations there were. */
            number_of_rotations: number;
            /** @description The materials of a CMK of origin `external` (newest generation only). */
            key_materials?: {
                /**
                 * Format: uuid
                 * @description Id of the material.
                 */
                material_id: string;
                /** @description Of billing. The mock bills nothing and leaves it out. */
                charge_id?: string;
                create_time: components["schemas"]["Milliseconds"];
                expiration_time: components["schemas"]["Milliseconds"];
                /**
                 * @description `0` waits for rotate-on-demand, `2` enabled.
                 * @enum {integer}
                 */
                state: 0 | 2;
            }[];
        };
        RotateOnDemandRequestBody: {
            key_id: components["schemas"]["KeyId"];
        };
        RotateOnDemandResponse: {
            key_id: components["schemas"]["KeyId"];
        };
        GetParametersForImportRequestBody: {
            key_id: components["schemas"]["KeyId"];
            /**
             * @description How the material will be encrypted with the public key. SM2_ENCRYPT is not known in every region.
             * @enum {string}
             */
            wrapping_algorithm: "RSAES_OAEP_SHA_256" | "RSAES_OAEP_SHA_1" | "RSAES_PKCS1_V1_5" | "SM2_ENCRYPT";
            sequence?: components["schemas"]["Sequence"];
        };
        GetParametersForImportResponse: {
            key_id: components["schemas"]["KeyId"];
            /** @description To be sent back with the material, Base64. */
            import_token: string;
            /** @description End of validity, in seconds since 1970-01-01 UTC. */
            expiration_time: number;
            /** @description SubjectPublicKeyInfo of RSA with 2048 bits, or of SM2; DER in Base64. */
            public_key: string;
        };
        ImportKeyMaterialRequestBody: {
            key_id: components["schemas"]["KeyId"];
            /** @description From get-parameters-for-import. */
            import_token: string;
            /** @description The wrapped material, or the wrapped temporary key. Base64: 344 characters under RSA, 152 to 192 under SM2. */
            encrypted_key_material: string;
            /** @description The private key, wrapped with the temporary key. Base64. Asymmetric CMKs only. */
            encrypted_privatekey?: string;
            /** @description When the material expires, in seconds since 1970-01-01 UTC, a number or decimal digits. Symmetric CMKs only. Missing or empty: never. */
            expiration_time?: number | string;
            sequence?: components["schemas"]["Sequence"];
        };
        GetPublickeyRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            sequence?: components["schemas"]["Sequence"];
        };
        GetPublickeyResponse: {
            key_id: components["schemas"]["KeyId"];
            /** @description SubjectPublicKeyInfo as PEM, with CRLF line ends. */
            public_key: string;
        };
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
        SignRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            message: components["schemas"]["Message"];
            signing_algorithm: components["schemas"]["SigningAlgorithm"];
            message_type?: components["schemas"]["MessageType"];
            sequence?: components["schemas"]["Sequence"];
        };
        SignResponse: {
            key_id: components["schemas"]["KeyId"];
            /** @description Signature in Base64. */
            signature: string;
        };
        VerifyRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            message: components["schemas"]["Message"];
            /** @description Signature in Base64. */
            signature: string;
            signing_algorithm: components["schemas"]["SigningAlgorithm"];
            message_type?: components["schemas"]["MessageType"];
            sequence?: components["schemas"]["Sequence"];
        };
        VerifyResponse: {
            key_id: components["schemas"]["KeyId"];
            /**
             * @description A string, no boolean.
             * @enum {string}
             */
            signature_valid: "true" | "false";
        };
        DeriveSharedSecretRequestBody: {
            key_id: components["schemas"]["KeyId"];
            /**
             * @description The only one that there is.
             * @enum {string}
             */
            key_agreement_algorithm: "ECDH";
            /** @description Public key of the peer: SubjectPublicKeyInfo (DER) in Base64, on the curve of the CMK. */
            public_key: string;
            /** @description An enclave that alone may read the secret. */
            recipient?: {
                /** @description QingTian attestation document. */
                attestation_document?: string;
                /**
                 * @description How the secret is encrypted for the enclave.
                 * @enum {string}
                 */
                key_encryption_algorithm?: "RSAES_OAEP_SHA_256";
            };
        };
        DeriveSharedSecretResponse: {
            key_id: components["schemas"]["KeyId"];
            /**
             * @description As it was asked for.
             * @enum {string}
             */
            key_agreement_algorithm: "ECDH";
            /** @description Base64. Missing when a recipient was given. */
            shared_secret?: string;
            /** @description The secret encrypted for the recipient. */
            ciphertext_recipient?: string;
        };
        /**
         * @description Must be the one that the key_spec of the CMK has.
         * @enum {string}
         */
        MacAlgorithm: "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512" | "HMAC_SM3";
        GenerateMacRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            mac_algorithm: components["schemas"]["MacAlgorithm"];
            message: components["schemas"]["Message"];
        };
        GenerateMacResponse: {
            key_id: components["schemas"]["KeyId"];
            mac_algorithm: components["schemas"]["MacAlgorithm"];
            /** @description Lower-case hexadecimal. */
            mac: string;
        };
        VerifyMacRequestBody: {
            key_id: components["schemas"]["KeyReference"];
            mac_algorithm: components["schemas"]["MacAlgorithm"];
            message: components["schemas"]["Message"];
            /** @description Hexadecimal, in either case. */
            mac: string;
        };
        VerifyMacResponse: {
            key_id: components["schemas"]["KeyId"];
            mac_algorithm: components["schemas"]["MacAlgorithm"];
            /** @description A boolean, no string. */
            mac_valid: boolean;
        };
        /** @description A version of the API. */
        ApiVersion: {
            /**
             * @description Name of the version.
             * @example v1.0
             */
            id: string;
            /** @description Where it is. */
            links: {
                /** @description URL of the version. */
                href: string;
                /** @description Always `self`. */
                rel: string;
            }[];
            /** @description Highest microversion, empty if there are none. */
            version: string;
            /**
             * @description Whether it is the version to use.
             * @enum {string}
             */
            status: "CURRENT" | "SUPPORTED" | "DEPRECATED";
            /**
             * Format: date-time
             * @description When it was published, in UTC.
             */
            updated: string;
            /** @description Lowest microversion, empty if there are none. */
            min_version: string;
        };
        ShowVersionsResponse: {
            /** @description All versions that the service has. */
            versions: components["schemas"]["ApiVersion"][];
        };
        ShowVersionResponse: {
            /** @description The version that was asked for. */
            version: components["schemas"]["ApiVersion"];
        };
        /**
         * @description Id of a trusted key space, a UUID. No operation of this API makes one.
         * @example 9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c11
         */
        KeyspaceId: string;
        /** @description As Policy, in the other spelling. */
        ListedPolicy: {
            /** @description Version of the policy. */
            version?: string;
            validityPeriod?: components["schemas"]["Period"];
            /** @description Ids of access points. */
            allowedAccessPoint?: string[];
            /** @description Ids of data security zones. */
            allowed_data_security_zone?: string[];
        };
        /** @description A key policy, in the spelling of the list. */
        ListedKeyPolicy: {
            policy_id: components["schemas"]["PolicyId"];
            /** @description Name of the policy. */
            policy_name: string;
            keyspace_id: components["schemas"]["KeyspaceId"];
            policy: components["schemas"]["ListedPolicy"];
            /** @description Empty if none was given. */
            description: string;
            /** @description Id of the user. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created, in RFC 3339.
             */
            create_time: string;
            /**
             * Format: date-time
             * @description When it was last changed, in RFC 3339.
             */
            last_modify_time: string;
            /** @description Empty if never. */
            last_access_time: string;
        };
        ListKeyPolicyResponse: {
            page_info: components["schemas"]["PageInfo"];
            /** @description The key policies, in order of creation. */
            keyspace_policies: components["schemas"]["ListedKeyPolicy"][];
        };
        CreateKeyPolicyRequestBody: {
            keyspace_id: components["schemas"]["KeyspaceId"];
            /** @description Name of the policy. */
            policy_name: string;
            policy: components["schemas"]["PolicyText"];
            /** @description What the policy is for. */
            description?: string;
        };
        CreateKeyPolicyResponse: {
            policy_id: components["schemas"]["PolicyId"];
        };
        /** @description What was sent, no more. */
        Policy: {
            /** @description Version of the policy. */
            version?: string;
            validity_period?: components["schemas"]["Period"];
            /** @description Ids of access points. */
            allowed_access_point?: string[];
            /** @description Ids of data security zones. */
            allowed_data_security_zone?: string[];
        };
        /** @description A key policy. */
        KeyPolicy: {
            policy_id: components["schemas"]["PolicyId"];
            /** @description Name of the policy. */
            policy_name: string;
            keyspace_id: components["schemas"]["KeyspaceId"];
            policy: components["schemas"]["Policy"];
            /** @description Empty if none was given. */
            description: string;
            /** @description Id of the user. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created, in RFC 3339.
             */
            create_time: string;
            /**
             * Format: date-time
             * @description When it was last changed, in RFC 3339.
             */
            last_modify_time: string;
            /** @description Empty if never. */
            last_access_time: string;
        };
        UpdateKeyPolicyRequestBody: {
            policy: components["schemas"]["PolicyText"];
            /** @description What the policy is for; as before when it is left out. */
            description?: string;
        };
        UpdateKeyPolicyResponse: {
            policy_id: components["schemas"]["PolicyId"];
            policy: components["schemas"]["Policy"];
            /** @description Empty if none was given. */
            description: string;
            /**
             * Format: date-time
             * @description When it was changed, in RFC 3339.
             */
            last_modify_time: string;
        };
        /**
         * @description Number of entries of a page, from 1: a decimal string or a number. An empty string counts as absent. No page says how many there may be at most.
         * @default 10
         */
        Limit: string | number;
        /** @description How many entries come before the page, a decimal string or a number. An empty string counts as absent. */
        PageOffset: string | number;
        /** @description All that is shown of a keystore. */
        KeystoreDetails: {
            /** @description Id of the keystore. */
            keystore_id: string;
            /** @description Account that owns it. */
            domain_id: string;
            /** @description Name of the keystore. */
            keystore_alias: string;
            /**
             * @description What kind of cluster it is.
             * @enum {string}
             */
            keystore_type: "DEFAULT" | "DHSM" | "CDMS";
            /** @description Empty unless the type is DHSM. */
            hsm_cluster_id: string;
            /** @description `0` for DEFAULT, the `hsm_cluster_id` for DHSM, for CDMS its cluster, `1` for the default one. */
            cluster_id: string;
            /** @description Milliseconds since 1970-01-01 UTC. */
            create_time: string;
        };
        ListKeyStoresResponse: {
            /** @description Number of all keystores. */
            total: number;
            /** @description The keystores, in order of creation. */
            keystores: components["schemas"]["KeystoreDetails"][];
        };
        CreateKeyStoreRequestBody: {
            /** @description Unique among the keystores of the project. */
            keystore_alias: string;
            /** @description Cluster of dedicated HSMs that has no keystore yet. */
            hsm_cluster_id?: string;
            /** @description CA certificate of the HSM cluster. The mock accepts it without a look and forgets it. */
            hsm_ca_cert?: string;
            /** @description The `hsm_cluster_id` for DHSM, the cluster of CDMS for CDMS. */
            cluster_id?: string;
            /**
             * @description Also as a digit: `0` DEFAULT, `1` DHSM, `2` CDMS. Default: DHSM where a cluster is named, else DEFAULT.
             * @enum {string}
             */
            keystore_type?: "DEFAULT" | "DHSM" | "CDMS" | "0" | "1" | "2";
        };
        CreateKeyStoreResponse: {
            /** @description The new keystore. */
            keystore: {
                /** @description Id of the keystore. */
                keystore_id: string;
                /** @description Account that owns it. */
                domain_id: string;
            };
        };
        /** @description A keystore. */
        ShowKeyStoreResponse: {
            keystore: components["schemas"]["KeystoreDetails"];
        };
        /** @description The state that a keystore has now. */
        KeystoreState: {
            /** @description The keystore. */
            keystore: {
                /** @description Id of the keystore. */
                keystore_id: string;
                /**
                 * @description `2` enabled, `3` disabled.
                 * @enum {string}
                 */
                keystore_state: "2" | "3";
            };
        };
        ListSupportRegionsResponse: {
            /** @description Codes of the regions. */
            regions: string[];
        };
        ReplicateKeyRequestBody: {
            /** @description The key_id of the path again. Documented as mandatory, and left out by a known client. */
            key_id?: components["schemas"]["KeyId"];
            /**
             * @description Code of the region.
             * @example cn-north-4
             */
            replica_region: string;
            key_alias: components["schemas"]["KeyName"];
            key_description?: components["schemas"]["KeyDescription"];
            /** @default 0 */
            enterprise_project_id?: components["schemas"]["EnterpriseProjectId"];
            /** @description A project in the other region. */
            replica_project_id: string;
            /** @description At most 20, each key once. */
            tags?: components["schemas"]["TagItem"][];
        };
        ReplicateKeyResponse: {
            /** @description Id of the replica. */
            key_id: components["schemas"]["KeyId"];
            /** @description Account that owns the replica. */
            domain_id: string;
            /** @description Region of the replica. */
            region: string;
        };
        UpdatePrimaryRegionRequestBody: {
            /** @description The key_id of the path again. Documented as mandatory, and left out by a known client. */
            key_id?: components["schemas"]["KeyId"];
            /**
             * @description Code of the region.
             * @example cn-north-4
             */
            primary_region: string;
        };
        UpdatePrimaryRegionResponse: {
            key_id: components["schemas"]["KeyId"];
            /** @description The region that is primary now. */
            primary_region: string;
        };
        ListAccessPointResponse: {
            page_info: components["schemas"]["PageInfo"];
            /** @description The access points, in order of creation. */
            access_points: {
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
                /** @description Id of its trusted key space, a UUID. */
                keyspace_id: string;
                /** @description Name of the access point. */
                access_point_name: string;
                /**
                 * @description `0` disabled, `1` enabled.
                 * @enum {integer}
                 */
                state: 0 | 1;
                /**
                 * @description `1` ECS, `2` CCE, `3` Custom.
                 * @enum {integer}
                 */
                type: 1 | 2 | 3;
                /** @description Id of the user. */
                created_by: string;
                /**
                 * Format: date-time
                 * @description In RFC 3339.
                 */
                create_time: string;
                /**
                 * Format: date-time
                 * @description Spelled like this on the wire.
                 */
                lsat_modify_time: string;
            }[];
        };
        CreateAccessPointRequestBody: {
            /** @description Id of a trusted key space. No operation makes one; the mock takes any. */
            keyspace_id: string;
            /** @description Name of the access point. */
            access_point_name: string;
            /**
             * @description `1` ECS, `2` CCE, `3` Custom.
             * @enum {integer}
             */
            type: 1 | 2 | 3;
            /** @description ECS: its id. CCE: public key of the cluster. Custom: must be missing. */
            identity?: string;
            /** @description CCE alone, and necessary there. */
            cluster_id?: string;
            /** @description What it is for. */
            description?: string;
        };
        CreateAccessPointResponse: {
            /** @description Id of the new access point, a UUID. */
            access_point_id: string;
        };
        DownloadAccessPointPrivateKeyResponse: {
            /** @description Id of the access point, a UUID. */
            access_point_id: string;
            /** @description Base64 of the private key as PKCS#8 DER. */
            private_key: string;
        };
        /** @description Where the services are. */
        Catalog: {
            /** @description Id of the service. */
            id: string;
            /** @description Name of the service. */
            name: string;
            /** @description What clients look for: `kms`, `kmsv1`, `iam`, `identity`. */
            type: string;
            /** @description Its addresses, one a region. */
            endpoints: {
                /** @description Id of the endpoint. */
                id: string;
                /** @description Who may use it: `public`. */
                interface: string;
                /** @description Name of the region, `*` for all of them. */
                region: string;
                /** @description Id of the region, the same as its name. */
                region_id: string;
                /** @description The address. */
                url: string;
            }[];
        }[];
        Named: {
            /** @description Id. */
            id: string;
            /** @description Name. */
            name: string;
        };
        TokenAnswer: {
            /** @description What the token says. */
            token: {
                /**
                 * @description When it expires, in UTC.
                 * @example 2020-01-04T09:05:22.701000Z
                 */
                expires_at: string;
                /**
                 * @description When it was made, in UTC.
                 * @example 2020-01-03T09:05:22.701000Z
                 */
                issued_at: string;
                /** @description How its owner was known. */
                methods: string[];
                catalog: components["schemas"]["Catalog"];
                /** @description Only with project scope. */
                project?: {
                    /** @description Id of the project. */
                    id: string;
                    /** @description Name of the project. */
                    name: string;
                    /** @description The account of the project. */
                    domain: components["schemas"]["Named"];
                };
                /** @description Only with domain scope. */
                domain?: components["schemas"]["Named"];
                /** @description What its owner may do; no client reads more than the names. */
                roles: components["schemas"]["Named"][];
                /** @description Its owner; of an agency `<account>/<agency>` for a name. */
                user: {
                    /** @description Id of the user or agency. */
                    id: string;
                    /** @description Name. */
                    name: string;
                    /** @description Empty: never. Missing for an agency. */
                    password_expires_at?: string;
                    /** @description The account. */
                    domain: components["schemas"]["Named"];
                };
                /** @description Only for an agency. */
                assumed_by?: {
                    /** @description Who assumed the agency. */
                    user: {
                        /** @description Id of the user. */
                        id: string;
                        /** @description Name of the user. */
                        name: string;
                        /** @description Empty: never. */
                        password_expires_at: string;
                        /** @description The account of the user. */
                        domain: components["schemas"]["Named"];
                    };
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
            /** @description The refusal. */
            error: {
                /** @description The status. */
                code: number;
                /** @description What is wrong. */
                message: string;
                /** @description The status in words. */
                title: string;
            };
        };
        /** @description Name of the agency. */
        AgencyName: string;
        /** @description Mandatory with the method of this name. The agency, and the account that has made it, by its name or its id. */
        AssumedAgency: {
            /** @description Id of the account that has made the agency. */
            domain_id?: string;
            /** @description Name of the account that has made the agency. */
            domain_name?: string;
            agency_name?: components["schemas"]["AgencyName"];
            /** @description What the SDKs for Go call agency_name. */
            xrole_name?: components["schemas"]["AgencyName"];
        };
        /** @description What the token is for. A project counts before a domain; KMS needs a project. */
        Scope: {
            /** @description The project, by its id or its name. */
            project?: {
                /** @description Id of the project. */
                id?: string;
                /** @description Name of the project; that of the region for the one built in. */
                name?: string;
            };
            /** @description The account, by its id or its name. */
            domain?: {
                /** @description Id of the account. */
                id?: string;
                /** @description Name of the account. */
                name?: string;
            };
        };
        TokenRequest: {
            /** @description Who asks, and what for. */
            auth: {
                /** @description The method, and the field that is called like it. */
                identity: {
                    /** @description How the caller is known. */
                    methods: ("password" | "assume_role" | "hw_assume_role")[];
                    /** @description Mandatory with the method password. */
                    password?: {
                        /** @description The user's name and domain, or its id. */
                        user: {
                            /** @description Id of the user. */
                            id?: string;
                            /** @description Name of the user. */
                            name?: string;
                            /** @description Password of the user. */
                            password: string;
                            /** @description The account of the user, by its name or its id. */
                            domain?: {
                                /** @description Id of the account. */
                                id?: string;
                                /** @description Name of the account. */
                                name?: string;
                            };
                        };
                    };
                    assume_role?: components["schemas"]["AssumedAgency"];
                    hw_assume_role?: components["schemas"]["AssumedAgency"];
                };
                scope?: components["schemas"]["Scope"];
            };
        };
        /** @description Where this came from. */
        Links: {
            /** @description Address of the same. */
            self: string;
            /** @description Address of the next page. */
            next?: string | null;
            /** @description Address of the page before. */
            previous?: string | null;
        };
        CatalogAnswer: {
            catalog: components["schemas"]["Catalog"];
            links: components["schemas"]["Links"];
        };
        ProjectsAnswer: {
            /** @description The projects. */
            projects: {
                /** @description Id of the account. */
                domain_id: string;
                /** @description Whether it stands for an account. */
                is_domain: boolean;
                /** @description Id of what holds it: the account. */
                parent_id: string;
                /** @description Name of the project; that of the region for the one built in. */
                name: string;
                /** @description Description. */
                description: string;
                links: components["schemas"]["Links"];
                /** @description Id of the project. */
                id: string;
                /** @description Whether it can be used. */
                enabled: boolean;
            }[];
            links: components["schemas"]["Links"];
        };
        DomainsAnswer: {
            /** @description The account of the caller. */
            domains: {
                /** @description Description. */
                description: string;
                /** @description Whether it can be used. */
                enabled: boolean;
                /** @description Id of the account. */
                id: string;
                links: components["schemas"]["Links"];
                /** @description Name of the account. */
                name: string;
            }[];
            links: components["schemas"]["Links"];
        };
        RegionsAnswer: {
            /** @description The regions. */
            regions: {
                /** @description Always null. */
                parent_region_id: string | null;
                /** @description Description. */
                description: string;
                links: components["schemas"]["Links"];
                /** @description Who may use the region. */
                type: string;
                /** @description Id of the region, such as cn-north-4. */
                id: string;
                /** @description Its name, by language. */
                locales: {
                    [key: string]: string;
                };
            }[];
            links: components["schemas"]["Links"];
        };
        IdentityUser: {
            /** @description Whether the password is one to keep. */
            pwd_status: boolean;
            /** @description Id of the account. */
            domain_id: string;
            /** @description The project of the last visit to the console; empty, there is none. */
            last_project_id: string;
            /** @description Name of the user. */
            name: string;
            /** @description Description. */
            description: string;
            /** @description When the password expires; null: never. */
            password_expires_at: string | null;
            links: components["schemas"]["Links"];
            /** @description Id of the user. */
            id: string;
            /** @description Whether the user can sign in. */
            enabled: boolean;
        };
        UsersAnswer: {
            /** @description The users. */
            users: components["schemas"]["IdentityUser"][];
            links: components["schemas"]["Links"];
        };
        UserAnswer: {
            /** @description The user. */
            user: components["schemas"]["IdentityUser"];
        };
        /**
         * @description How long the key works; without it 15 minutes.
         * @example 3600
         */
        DurationSeconds: number;
        TemporaryKeysRequest: {
            /** @description Who the key is for. */
            auth: {
                /** @description The method, and the field that is called like it. */
                identity: {
                    /** @description For a token, or by an agency. */
                    methods: ("token" | "assume_role")[];
                    /** @description May be missing with the method token. */
                    token?: {
                        /** @description The token, where X-Auth-Token does not have it. */
                        id?: string;
                        duration_seconds?: components["schemas"]["DurationSeconds"];
                    };
                    /** @description Mandatory with the method assume_role. The account by its name or its id. */
                    assume_role?: {
                        agency_name: components["schemas"]["AgencyName"];
                        /** @description Id of the account that has made the agency. */
                        domain_id?: string;
                        /** @description Name of the account that has made the agency. */
                        domain_name?: string;
                        duration_seconds?: components["schemas"]["DurationSeconds"];
                        /** @description Who the account is shown as caller. Nobody looks at it here. */
                        session_user?: {
                            /** @description A name. */
                            name?: string;
                        };
                    };
                    /** @description Narrows the rights on object storage, and no others. */
                    policy?: Record<string, never>;
                };
            };
        };
        TemporaryKeysAnswer: {
            /** @description The temporary access key. */
            credential: {
                /** @description AK: the name of the key. */
                access: string;
                /** @description SK: what requests are signed with. */
                secret: string;
                /** @description Goes into X-Security-Token. */
                securitytoken: string;
                /** @description When the three stop to work, in UTC. */
                expires_at: string;
            };
        };
        /**
         * @description What IAM refuses under /v3.0.
         * @example {
         *       "error_msg": "Request body is invalid.",
         *       "error_code": "IAM.0011"
         *     }
         */
        IamError: {
            /** @description What is wrong. */
            error_msg: string;
            /** @description Its code. */
            error_code: string;
        };
    };
    responses: {
        /** @description KMS or the gateway refuses. */
        Refusal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KmsError"] | components["schemas"]["GatewayError"];
            };
        };
        /** @description The gateway refuses. */
        GatewayRefusal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description KMS refuses. */
        KmsRefusal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KmsError"];
            };
        };
        /** @description Too many calls. Try again after `Retry-After` seconds. */
        Throttled: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                /** @description Seconds to wait. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description IAM or the gateway refuses. */
        IdentityOrGatewayRefusal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KeystoneError"] | components["schemas"]["GatewayError"];
            };
        };
        /** @description IAM refuses. */
        IdentityRefusal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KeystoneError"];
            };
        };
        /** @description IAM or the gateway refuses. */
        IamOrGatewayRefusal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamError"] | components["schemas"]["GatewayError"];
            };
        };
        /** @description IAM refuses. */
        IamRefusal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamError"];
            };
        };
    };
    parameters: {
        /** @description Project of the caller, 32 characters. Must be the project of the token. */
        ProjectId: string;
    };
    requestBodies: never;
    headers: {
        /** @description Id of the request, another one for each, to be quoted to the operator. */
        RequestId: string;
    };
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
                "application/json": components["schemas"]["EncryptDataRequestBody"];
            };
        };
        responses: {
            /** @description Encrypted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EncryptDataResponse"];
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
                "application/json": components["schemas"]["DecryptDataRequestBody"];
            };
        };
        responses: {
            /** @description Decrypted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecryptDataResponse"];
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
                "application/json": components["schemas"]["ReEncryptRequestBody"];
            };
        };
        responses: {
            /** @description Re-encrypted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReEncryptResponse"];
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
                "application/json": components["schemas"]["CreateKeyRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateKeyResponse"];
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
                "application/json": components["schemas"]["DescribeKeyRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DescribeKeyResponse"];
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
                "application/json": components["schemas"]["ListKeysRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKeysResponse"];
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
                    "X-Request-Id": components["headers"]["RequestId"];
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
                    "X-Request-Id": components["headers"]["RequestId"];
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
                "application/json": components["schemas"]["ScheduleKeyDeletionRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
                    "X-Request-Id": components["headers"]["RequestId"];
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
                "application/json": components["schemas"]["UpdateKeyAliasRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateKeyAliasResponse"];
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
                "application/json": components["schemas"]["UpdateKeyDescriptionRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateKeyDescriptionResponse"];
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
                "application/json": components["schemas"]["CreateDatakeyRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateDatakeyResponse"];
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
                "application/json": components["schemas"]["CreateDatakeyWithoutPlaintextRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateDatakeyWithoutPlaintextResponse"];
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
                "application/json": components["schemas"]["EncryptDatakeyRequestBody"];
            };
        };
        responses: {
            /** @description Encrypted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EncryptDatakeyResponse"];
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
                "application/json": components["schemas"]["DecryptDatakeyRequestBody"];
            };
        };
        responses: {
            /** @description Decrypted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecryptDatakeyResponse"];
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
                "application/json": components["schemas"]["CreateRsaDatakeyPairRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
                "application/json": components["schemas"]["CreateEcDatakeyPairRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
                "application/json": components["schemas"]["CreatePinRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatePinResponse"];
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
    createDatakeyCapsule: {
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
                "application/json": components["schemas"]["CreateDatakeyCapsuleRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateDatakeyCapsuleResponse"];
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
    decryptDatakeyCapsule: {
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
                "application/json": components["schemas"]["DecryptDatakeyCapsuleRequestBody"];
            };
        };
        responses: {
            /** @description Opened. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecryptDatakeyCapsuleResponse"];
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
                "application/json": components["schemas"]["GenRandomRequestBody"];
            };
        };
        responses: {
            /** @description The random number. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenRandomResponse"];
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
                /** @description Number of entries of a page, 1 to 100. */
                limit?: components["schemas"]["LimitTo100"];
                /** @description The previous `page_info.next_marker`: the name of the last alias seen, with or without the prefix `alias/`. Nothing or an empty text for the first page. */
                marker?: string;
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
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAliasesResponse"];
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
                "application/json": components["schemas"]["CreateAliasRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
                "application/json": components["schemas"]["DeleteAliasRequestBody"];
            };
        };
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
                "application/json": components["schemas"]["AssociateAliasRequestBody"];
            };
        };
        responses: {
            /** @description The alias with its new CMK. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
    createGrant: {
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
                "application/json": components["schemas"]["CreateGrantRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateGrantResponse"];
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
    revokeGrant: {
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
                "application/json": components["schemas"]["RemoveGrant"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    retireGrant: {
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
                "application/json": components["schemas"]["RemoveGrant"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    listGrants: {
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
                "application/json": components["schemas"]["ListGrantsRequestBody"];
            };
        };
        responses: {
            /** @description The grants. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantsPage"];
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
    listRetirableGrants: {
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
                "application/json": components["schemas"]["ListRetirableGrantsRequestBody"];
            };
        };
        responses: {
            /** @description The grants. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantsPage"];
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
    listKmsByTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Always `resource_instances`. */
                resource_instances: "resource_instances";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListKmsByTagsRequestBody"];
            };
        };
        responses: {
            /** @description The CMKs, or how many. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKmsByTagsResponse"];
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
    showKmsTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShowKmsTagsResponse"];
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
    createKmsTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKmsTagRequestBody"];
            };
        };
        responses: {
            /** @description Added. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
    listKmsTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKmsTagsResponse"];
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
    batchCreateKmsTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCreateKmsTagsRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
    deleteTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
                /** @description Key of the tag, percent-encoded. */
                key: components["schemas"]["TagKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
    showUserInstances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShowUserInstancesResponse"];
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
    showUserQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShowUserQuotasResponse"];
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
    enableKeyRotation: {
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
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    disableKeyRotation: {
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
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    updateKeyRotationInterval: {
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
                "application/json": components["schemas"]["UpdateKeyRotationIntervalRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    getKeyRotationStatus: {
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
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetKeyRotationStatusResponse"];
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
    rotateOnDemand: {
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
                "application/json": components["schemas"]["RotateOnDemandRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotateOnDemandResponse"];
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
    getParametersForImport: {
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
                "application/json": components["schemas"]["GetParametersForImportRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetParametersForImportResponse"];
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
    importKeyMaterial: {
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
                "application/json": components["schemas"]["ImportKeyMaterialRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    deleteImportedKeyMaterial: {
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
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
                "application/json": components["schemas"]["GetPublickeyRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPublickeyResponse"];
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
                "application/json": components["schemas"]["SignRequestBody"];
            };
        };
        responses: {
            /** @description Signed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignResponse"];
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
                "application/json": components["schemas"]["VerifyRequestBody"];
            };
        };
        responses: {
            /** @description Verified, or not. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyResponse"];
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
                "application/json": components["schemas"]["DeriveSharedSecretRequestBody"];
            };
        };
        responses: {
            /** @description Agreed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeriveSharedSecretResponse"];
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
                "application/json": components["schemas"]["GenerateMacRequestBody"];
            };
        };
        responses: {
            /** @description Computed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerateMacResponse"];
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
                "application/json": components["schemas"]["VerifyMacRequestBody"];
            };
        };
        responses: {
            /** @description Verified, or not. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyMacResponse"];
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
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShowVersionsResponse"];
                };
            };
            400: components["responses"]["GatewayRefusal"];
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
                /** @description Name of the version. */
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShowVersionResponse"];
                };
            };
            400: components["responses"]["GatewayRefusal"];
            404: components["responses"]["GatewayRefusal"];
            500: components["responses"]["Refusal"];
            502: components["responses"]["GatewayRefusal"];
            504: components["responses"]["GatewayRefusal"];
        };
    };
    listKeyPolicy: {
        parameters: {
            query: {
                /** @description Id of the trusted key space. */
                keyspace_id: components["schemas"]["KeyspaceId"];
                /** @description Entries of a page; 50 if absent. */
                limit?: components["schemas"]["LimitTo100"];
                /** @description The previous `page_info.next_marker`. */
                marker?: string;
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
            /** @description The key policies. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKeyPolicyResponse"];
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
    createKeyPolicy: {
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
                "application/json": components["schemas"]["CreateKeyPolicyRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateKeyPolicyResponse"];
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
    showKeyPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the key policy. */
                policy_id: components["schemas"]["PolicyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key policy. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPolicy"];
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
    updateKeyPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the key policy. */
                policy_id: components["schemas"]["PolicyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateKeyPolicyRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateKeyPolicyResponse"];
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
    deleteKeyPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the key policy. */
                policy_id: components["schemas"]["PolicyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
    listKeyStores: {
        parameters: {
            query?: {
                /** @description Entries of the page; 10 without it. */
                limit?: components["schemas"]["Limit"];
                /** @description How many entries come before the page. */
                offset?: components["schemas"]["PageOffset"];
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
            /** @description A page of the keystores. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKeyStoresResponse"];
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
    createKeyStore: {
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
                "application/json": components["schemas"]["CreateKeyStoreRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateKeyStoreResponse"];
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
    showKeyStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of a keystore. */
                keystore_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keystore. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShowKeyStoreResponse"];
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
    deleteKeyStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of a keystore. */
                keystore_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
    enableKeyStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of a keystore. */
                keystore_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Enabled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeystoreState"];
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
    disableKeyStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of a keystore. */
                keystore_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disabled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeystoreState"];
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
    listSupportRegions: {
        parameters: {
            query?: {
                /** @description Entries of the page; 10 without it. */
                limit?: components["schemas"]["Limit"];
                /** @description How many entries come before the page. */
                offset?: components["schemas"]["PageOffset"];
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
            /** @description A page of the regions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSupportRegionsResponse"];
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
    replicateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplicateKeyRequestBody"];
            };
        };
        responses: {
            /** @description Replicated. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplicateKeyResponse"];
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
    updatePrimaryRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the CMK. */
                key_id: components["schemas"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePrimaryRegionRequestBody"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePrimaryRegionResponse"];
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
    listAccessPoint: {
        parameters: {
            query: {
                /** @description Id of the trusted key space. */
                keyspace_id: string;
                /** @description Entries of the page, 1 to 100; 50 without it. An empty string counts as absent. */
                limit?: components["schemas"]["LimitTo100"];
                /** @description The previous `page_info.next_marker`, the id of the last access point seen. */
                marker?: string;
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
            /** @description A page of the access points. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAccessPointResponse"];
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
    createAccessPoint: {
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
                "application/json": components["schemas"]["CreateAccessPointRequestBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateAccessPointResponse"];
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
    enableAccessPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    disableAccessPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
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
    deleteAccessPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
    downloadAccessPointPrivateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project of the caller, 32 characters. Must be the project of the token. */
                project_id: components["parameters"]["ProjectId"];
                /** @description Id of the access point, a UUID. */
                access_point_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The private key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadAccessPointPrivateKeyResponse"];
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
                    "X-Request-Id": components["headers"]["RequestId"];
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
                    "X-Request-Id": components["headers"]["RequestId"];
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
    showCatalog: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project of a signed request. A token has one of its own. */
                "X-Project-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogAnswer"];
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
    listAuthProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The projects. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
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
                    "X-Request-Id": components["headers"]["RequestId"];
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
    listProjects: {
        parameters: {
            query?: {
                /** @description Name of the project or region. */
                name?: string;
                /** @description Id of the account. */
                domain_id?: string;
                /** @description Id of what holds the project: the account. */
                parent_id?: string;
                /** @description Whether the project is enabled. All of them are. */
                enabled?: "true" | "false";
                /** @description Whether the project stands for an account. None does. */
                is_domain?: "true" | "false";
                /** @description Number of the page, the first one is 1. Together with per_page. */
                page?: string;
                /** @description How many projects a page has. */
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
                    "X-Request-Id": components["headers"]["RequestId"];
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
    listRegions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The regions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionsAnswer"];
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
    listUsers: {
        parameters: {
            query?: {
                /** @description Name of a user. */
                name?: string;
                /** @description Id of the account. */
                domain_id?: string;
                /** @description Whether the user is enabled. All of them are. */
                enabled?: "true" | "false";
                /** @description `operator:timestamp`, such as `lt:2026-01-02T12:00:00Z`. No password expires, so none is found. */
                password_expires_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersAnswer"];
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
    showUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
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
    createTemporaryKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemporaryKeysRequest"];
            };
        };
        responses: {
            /** @description The access key. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporaryKeysAnswer"];
                };
            };
            400: components["responses"]["IamOrGatewayRefusal"];
            401: components["responses"]["IamOrGatewayRefusal"];
            403: components["responses"]["IamRefusal"];
            404: components["responses"]["IamRefusal"];
            413: components["responses"]["GatewayRefusal"];
            500: components["responses"]["IamOrGatewayRefusal"];
        };
    };
}

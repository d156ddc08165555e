// Written by `npm run generate` from openapi/. Not edited by hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * dewkit seed file
         * @description Accounts and CMKs that a mock has from its start, besides the demo ones.
         */
        Seed: {
            /** @description For editors. */
            $schema?: string;
            accounts?: components["schemas"]["SeedAccount"][];
            keys?: components["schemas"]["SeedKey"][];
        };
        /**
         * @description 32 hexadecimal digits in lower case. Quote it, or YAML may read a number.
         * @example 4e07408562bedb8b60ce05c1decfe3ad
         */
        HexId: string;
        /** @description An account (domain) with its users and projects. */
        SeedAccount: {
            /** @description Name of the account. */
            domain: string;
            /** @description Default: derived from the name, always the same. */
            id?: components["schemas"]["HexId"];
            users: components["schemas"]["SeedUser"][];
            projects: components["schemas"]["SeedProject"][];
            agencies?: components["schemas"]["SeedAgency"][];
        };
        /** @description What the account lets users of another one do in its name. */
        SeedAgency: {
            name: string;
            /** @description Default: derived from the names, always the same. */
            id?: components["schemas"]["HexId"];
            /**
             * @description Account whose users may assume the agency: the demo one, or one of this file.
             * @example dewkit-demo
             */
            trust_domain_name: string;
            actions?: components["schemas"]["Actions"];
        };
        /**
         * @description The rights, by their current or classic names, each of which means an operation; `*` stands for any text.
         * @default [
         *       "*"
         *     ]
         */
        Actions: string[];
        SeedUser: {
            name: string;
            /** @description Default: derived from the names, always the same. */
            id?: components["schemas"]["HexId"];
            password: string;
            actions?: components["schemas"]["Actions"];
            access_keys?: components["schemas"]["SeedAccessKey"][];
        };
        SeedAccessKey: {
            /** @example ALICEACCESSKEY000001 */
            ak: string;
            sk: string;
        };
        SeedProject: {
            /**
             * @description Name of the project: that of its region, or one that begins with it.
             * @example cn-north-7
             */
            name: string;
            /** @description Default: derived from the names, always the same. */
            id?: components["schemas"]["HexId"];
        };
        /** @description A CMK. */
        SeedKey: {
            /** @description Name of the CMK (not an alias). */
            key_alias: string;
            /** @description Name or id of a project. Default: the demo project. */
            project?: string;
            /** @description Default: a random one. */
            key_id?: components["schemas"]["KeyId"];
            /** @default AES_256 */
            key_spec?: components["schemas"]["KeySpec"];
            /** @description Default: the first one that the key_spec has, as with create-key. */
            key_usage?: components["schemas"]["KeyUsage"];
            key_description?: components["schemas"]["KeyDescription"];
            /**
             * @default enabled
             * @enum {string}
             */
            key_state?: "enabled" | "disabled" | "pendingDeletion" | "pendingImport";
            /**
             * @description Only with key_state pendingDeletion. Days from the start of the mock until the deletion.
             * @default 7
             */
            pending_days?: number;
            aliases?: components["schemas"]["AliasName"][];
            /** @description Secret bytes in Base64 or hexadecimal; the private key of an asymmetric CMK as PEM or as Base64 of its PKCS#8 DER. Default: new material at every start. */
            material?: string;
            /** @description The material of several key versions, oldest first, in place of material. */
            materials?: string[];
            /** @default 0 */
            enterprise_project_id?: components["schemas"]["EnterpriseProjectId"];
            /**
             * @description A default master key, such as obs/default. Only its name may end in /default.
             * @default false
             */
            default_key?: boolean;
        };
        /**
         * @description Id of a CMK, 36 characters.
         * @example 0d0466b0-e727-4d9c-b35d-f84bb474a37f
         */
        KeyId: string;
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
        /** @description Description of a CMK, at most 255 characters. */
        KeyDescription: string;
        /**
         * @description Name of an alias, with or without the prefix `alias/`: both name the same alias, and the answer repeats the form that was sent. The prefix alone is no name.
         * @example alias/orders
         * @example kms-1234
         */
        AliasName: string;
        /** @description Enterprise project, `0` for the default one, else a UUID. */
        EnterpriseProjectId: string;
        /**
         * @description Name of a CMK (not an alias), unique in the project. Names ending in `/default` are reserved.
         * @example orders-2026
         */
        KeyName: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
export type Seed = components['schemas']['Seed']

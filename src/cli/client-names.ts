/** The clients that `dewkit env` knows. test/clients/ has a file for each of them. */
export const clientNames = [
  'python',
  'go',
  'java',
  'sops',
  'custodian',
  'vault',
  'openstacksdk',
  'otc',
  'golangsdk',
  'node',
  'php',
  'terraform',
] as const
export type ClientName = (typeof clientNames)[number]

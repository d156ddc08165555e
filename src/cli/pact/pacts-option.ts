import { Option } from 'commander'

export const pactsOption = () =>
  new Option('--pacts <files...>', 'files of pacts, folders, or patterns such as "pacts/*.json"')

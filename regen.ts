import { wrongLengths } from './test/tidy/lengths.ts'
import { long } from './test/tidy/long.ts'
import { repository } from './test/tidy/tree.ts'

console.log(wrongLengths(repository(), long).join('\n'))

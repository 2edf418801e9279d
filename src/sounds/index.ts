export { ProgramSoundConverter } from './sound-converter.js'

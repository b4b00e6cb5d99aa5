import { serveProgram } from '../worker-side.ts'
import { runProgram } from './run-program.ts'

serveProgram(self, runProgram)

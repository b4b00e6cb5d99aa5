import { serveProgram } from '../worker-side.ts'
import { runBootstrap } from './machine.ts'

serveProgram(self, runBootstrap)

import { serveProgram } from '../worker-side.ts'
import { runManagedPython } from './managed-python.ts'

serveProgram(self, runManagedPython)

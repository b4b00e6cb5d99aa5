import { alloc, mark, releaseAll, peak } from './memory'
import { forgetTables, reserveTables } from './twiddles'
import { forgetPlan } from './transform'
import { multiply, pointsFor, setTransformsFrom, setWidest } from './multiply'
export { alloc, peak, multiply, setTransformsFrom, setWidest }
export { repeated } from './multiply'
export { residue } from './residue'
export function prepare(limbs: i32): void {
  releaseAll()
  forgetTables()
  forgetPlan()
  reserveTables(pointsFor(limbs, 8))
}

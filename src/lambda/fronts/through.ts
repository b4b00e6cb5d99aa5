import { albAnswer, albEvent } from './alb.ts'
import type { Arrival, Front, HttpAnswer, HttpForm, Outcome } from './front.ts'
import { functionUrlAnswer, functionUrlEvent, httpApiAnswer, httpApiEvent } from './http-api.ts'
import { restApiAnswer, restApiEvent } from './rest-api.ts'

/** The event that a front makes of an HTTP request. */
export function eventThrough(front: Front, form: HttpForm, arrival: Arrival): object {
  switch (front) {
    case 'rest-api':
      return restApiEvent(form, arrival)
    case 'http-api':
      return httpApiEvent(form, arrival)
    case 'function-url':
      return functionUrlEvent(form, arrival)
    case 'alb':
      return albEvent(form)
  }
}

/** The HTTP response that a front makes of what the Invoke API gave it. */
export function answerThrough(front: Front, outcome: Outcome, multiValue = false): HttpAnswer {
  switch (front) {
    case 'rest-api':
      return restApiAnswer(outcome)
    case 'http-api':
      return httpApiAnswer(outcome)
    case 'function-url':
      return functionUrlAnswer(outcome)
    case 'alb':
      return albAnswer(outcome, multiValue)
  }
}

# FLINT's own pi by python-flint on one thread. Reads pairs: digits, and how often in a row. Answers each with the milliseconds of one run
# and the digits.
import sys
import time
from flint import arb, ctx

ctx.threads = 1


def pi(n):
    ctx.prec = int((n + 10) * 3.3219280948873626) + 16
    return arb.pi().str(n + 5, radius=False).replace(".", "")[:n]


for line in sys.stdin:
    n, times = map(int, line.split())
    start = time.perf_counter()
    for _ in range(times):
        # FLINT keeps the constant once it is computed; a fresh one each time is what is measured.
        ctx.cleanup()
        digits = pi(n)
    print("%.6f %s" % ((time.perf_counter() - start) * 1e3 / times, digits), flush=True)

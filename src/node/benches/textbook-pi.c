// The textbook: Chudnovsky's series by binary splitting on GMP. Reads pairs: digits, and how often in a row. Answers each with
// the milliseconds of one run and the digits.
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void split(unsigned long a, unsigned long b, mpz_t P, mpz_t Q, mpz_t T, int need_p) {
  if (b - a == 1) {
    mpz_set_ui(P, 1);
    mpz_set_ui(Q, 1);
    if (a > 0) {
      mpz_set_ui(P, 6 * a - 5);
      mpz_mul_ui(P, P, 2 * a - 1);
      mpz_mul_ui(P, P, 6 * a - 1);
      mpz_set_ui(Q, a);
      mpz_mul_ui(Q, Q, a);
      mpz_mul_ui(Q, Q, a);
      mpz_mul_ui(Q, Q, 10939058860032000UL);
    }
    mpz_mul_ui(T, P, 13591409UL + 545140134UL * a);
    if (a & 1) mpz_neg(T, T);
    return;
  }
  unsigned long m = (a + b) / 2;
  mpz_t p, q, t;
  mpz_inits(p, q, t, NULL);
  split(a, m, P, Q, T, 1);
  split(m, b, p, q, t, need_p);
  mpz_mul(T, T, q);
  mpz_mul(t, t, P);
  mpz_add(T, T, t);
  mpz_mul(Q, Q, q);
  if (need_p) mpz_mul(P, P, p);
  mpz_clears(p, q, t, NULL);
}

static char *pi(unsigned long n) {
  mpz_t P, Q, T, root;
  mpz_inits(P, Q, T, root, NULL);
  split(0, n / 14.181647462725477 + 2, P, Q, T, 0);
  mpz_ui_pow_ui(root, 10, 2 * (n + 10));
  mpz_mul_ui(root, root, 10005);
  mpz_sqrt(root, root);
  mpz_mul_ui(Q, Q, 426880);
  mpz_mul(root, root, Q);
  mpz_tdiv_q(root, root, T);
  char *digits = mpz_get_str(NULL, 10, root);
  digits[n] = 0;
  mpz_clears(P, Q, T, root, NULL);
  return digits;
}

int main(void) {
  unsigned long n, times;
  while (scanf("%lu %lu", &n, &times) == 2) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    char *digits = pi(n);
    for (unsigned long run = 1; run < times; run++) {
      free(digits);
      digits = pi(n);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.6f %s\n", ((end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6) / times, digits);
    fflush(stdout);
    free(digits);
  }
}

// The textbook: Chudnovsky's series by binary splitting with GMP, one thread. Reads numbers of digits, one a line;
// answers each with milliseconds, a space and the digits.
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

static void sum(unsigned long a, unsigned long b, mpz_t P, mpz_t Q, mpz_t T, int needP) {
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
  sum(a, m, P, Q, T, 1);
  sum(m, b, p, q, t, needP);
  mpz_mul(T, T, q);
  mpz_mul(t, t, P);
  mpz_add(T, T, t);
  mpz_mul(Q, Q, q);
  if (needP) mpz_mul(P, P, p);
  mpz_clears(p, q, t, NULL);
}

int main(void) {
  unsigned long n;
  while (scanf("%lu", &n) == 1) {
    double start = milliseconds();
    mpz_t P, Q, T, root;
    mpz_inits(P, Q, T, root, NULL);
    sum(0, (unsigned long)(n / 14.181647462725477) + 2, P, Q, T, 0);
    mpz_ui_pow_ui(root, 10, 2 * (n + 10));
    mpz_mul_ui(root, root, 10005);
    mpz_sqrt(root, root);
    mpz_mul_ui(Q, Q, 426880);
    mpz_mul(root, root, Q);
    mpz_tdiv_q(root, root, T);
    char *digits = mpz_get_str(NULL, 10, root);
    double ms = milliseconds() - start;
    printf("%.4f %.*s\n", ms, (int)n, digits);
    fflush(stdout);
    free(digits);
    mpz_clears(P, Q, T, root, NULL);
  }
}

#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <cstdint>
#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// The article's function: digits of pi by Lambert's continued fraction, in whole numbers of 64 bits.
// Pi lies between a/b and a1/b1. A digit is sure once both agree on it.
static std::string pi_digits(int wanted)
{
    uint64_t a = 4, b = 1, a1 = 12, b1 = 4, k = 2;
    std::string digits;
    while (static_cast<int>(digits.size()) < wanted) {
        uint64_t const p = k * k, q = 2 * k + 1;
        k += 1;
        uint64_t const next_a = p * a + q * a1, next_b = p * b + q * b1;
        a = a1, b = b1, a1 = next_a, b1 = next_b;
        uint64_t digit = a / b, other = a1 / b1;
        while (digit == other && static_cast<int>(digits.size()) < wanted) {
            digits += std::to_string(digit);
            a = 10 * (a % b), a1 = 10 * (a1 % b1);
            digit = a / b, other = a1 / b1;
        }
    }
    return digits;
}

static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    auto const number = event.View().GetInteger("number");
    auto const digits = pi_digits(number);
    return invocation_response::success(digits.substr(0, 1) + "." + digits.substr(1), "text/plain");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

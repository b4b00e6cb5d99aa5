#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// The spigot of Rabinowitz and Wagon, as in the other two languages, line by line.
static std::string pi_digits(int wanted)
{
    int const length = wanted * 10 / 3 + 2;
    std::vector<int64_t> a(length, 2);
    std::string digits;
    int nines = 0;
    int64_t held = 0;
    for (int turn = 0; turn <= wanted + 1; ++turn) {
        int64_t q = 0;
        for (int i = length; i > 0; --i) {
            int64_t const x = 10 * a[i - 1] + q * i;
            a[i - 1] = x % (2 * i - 1);
            q = x / (2 * i - 1);
        }
        a[0] = q % 10;
        q /= 10;
        if (q == 9) {
            ++nines;
        } else {
            digits += std::to_string(q == 10 ? held + 1 : held) + std::string(nines, q == 10 ? '0' : '9');
            held = q == 10 ? 0 : q;
            nines = 0;
        }
    }
    return digits.substr(1, wanted);
}

static invocation_response my_handler(invocation_request const& request)
{
    auto const start = std::chrono::steady_clock::now();
    JsonValue const event(request.payload);
    auto const pi = pi_digits(std::stoi(event.View().GetObject("queryStringParameters").GetString("number")));
    std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - start;
    JsonValue answer;
    answer.WithString("pi", pi).WithDouble("milliseconds", took.count());
    return invocation_response::success(answer.View().WriteCompact(), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <gmpxx.h>

#include <stdexcept>
#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// The exercise that the article leaves: the same spigot with GMP's whole numbers, which have no end.
static std::string pi_digits(int wanted)
{
    mpz_class a = 4, b = 1, a1 = 12, b1 = 4;
    unsigned long k = 2;
    std::string digits;
    while (static_cast<int>(digits.size()) < wanted) {
        unsigned long const p = k * k, q = 2 * k + 1;
        k += 1;
        mpz_class const next_a = p * a + q * a1, next_b = p * b + q * b1;
        a = a1, b = b1, a1 = next_a, b1 = next_b;
        mpz_class digit = a / b, other = a1 / b1;
        while (digit == other && static_cast<int>(digits.size()) < wanted) {
            digits += digit.get_str();
            a = 10 * (a % b), a1 = 10 * (a1 % b1);
            digit = a / b, other = a1 / b1;
        }
    }
    return digits;
}

static int wanted_digits(JsonView event)
{
    auto const parameters = event.GetObject("queryStringParameters");
    if (!parameters.ValueExists("number")) return 50;
    auto const number = std::stol(parameters.GetString("number"));
    if (number < 1 || number > 2000) throw std::out_of_range("number must be from 1 to 2000");
    return static_cast<int>(number);
}

static invocation_response answer(int status, JsonValue const& body)
{
    JsonValue response;
    response.WithInteger("statusCode", status)
        .WithObject("headers", JsonValue().WithString("Content-Type", "application/json"))
        .WithString("body", body.View().WriteCompact());
    return invocation_response::success(response.View().WriteCompact(), "application/json");
}

static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    if (!event.WasParseSuccessful()) return invocation_response::failure("Failed to parse input JSON", "InvalidJSON");
    try {
        auto const number = wanted_digits(event.View());
        auto const digits = pi_digits(number);
        return answer(200, JsonValue().WithInteger("number", number).WithString("pi", digits.substr(0, 1) + "." + digits.substr(1)));
    } catch (std::invalid_argument const&) {
        return answer(400, JsonValue().WithString("message", "number must be a whole number"));
    } catch (std::out_of_range const& error) {
        return answer(400, JsonValue().WithString("message", error.what()));
    }
}

int main()
{
    run_handler(my_handler);
    return 0;
}

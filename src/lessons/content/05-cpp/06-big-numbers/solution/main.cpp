#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// A number as a text of digits, doubled as in school.
static std::string doubled(std::string digits)
{
    int carry = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        int const x = 2 * (*digit - '0') + carry;
        *digit = static_cast<char>('0' + x % 10);
        carry = x / 10;
    }
    return carry == 0 ? digits : "1" + digits;
}

// Answers with 2 to the power of n.
static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    std::string number = "1";
    for (int i = 0; i < event.View().GetInteger("power"); ++i)
        number = doubled(number);
    return invocation_response::success(number, "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

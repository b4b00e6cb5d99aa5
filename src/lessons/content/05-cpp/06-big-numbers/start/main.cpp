#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <cstdint>
#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// Answers with 2 to the power of n.
static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    uint64_t number = 1;
    for (int i = 0; i < event.View().GetInteger("power"); ++i)
        number = 2 * number;
    return invocation_response::success(std::to_string(number), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

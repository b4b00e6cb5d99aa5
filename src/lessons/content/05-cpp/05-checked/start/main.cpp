#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <cstdint>
#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// Answers with base to the power of power.
static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    uint64_t const base = event.View().GetInteger("base");
    uint64_t result = 1;
    for (int i = 0; i < event.View().GetInteger("power"); ++i)
        result = result * base;
    return invocation_response::success(std::to_string(result), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

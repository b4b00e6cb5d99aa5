#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <stdexcept>
#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// Answers with twice the number.
static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    auto const number = std::stoi(event.View().GetString("number"));
    return invocation_response::success(std::to_string(2 * number), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

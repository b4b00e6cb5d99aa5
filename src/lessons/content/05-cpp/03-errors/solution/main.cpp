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
    if (!event.WasParseSuccessful()) return invocation_response::failure("Failed to parse input JSON", "InvalidJSON");
    try {
        auto const number = std::stoi(event.View().GetString("number"));
        return invocation_response::success(std::to_string(2 * number), "application/json");
    } catch (std::exception const& error) {
        return invocation_response::failure(error.what(), "InvalidNumber");
    }
}

int main()
{
    run_handler(my_handler);
    return 0;
}

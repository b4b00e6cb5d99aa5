#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// A handler that fails says so: the error is posted to /error, the loop goes on, and the next event is served by the same environment.
static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    JsonValue const body(event.View().GetString("body"));
    if (!body.WasParseSuccessful()) return invocation_response::failure("Failed to parse input JSON", "InvalidJSON");
    return invocation_response::success(body.View().WriteCompact(), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

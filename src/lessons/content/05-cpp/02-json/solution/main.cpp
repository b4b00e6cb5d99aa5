#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const event(request.payload);
    auto const name = event.View().GetString("name");
    JsonValue answer;
    answer.WithString("message", "Hello, " + name + "!");
    return invocation_response::success(answer.View().WriteCompact(), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

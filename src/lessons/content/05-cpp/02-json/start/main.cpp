#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <string>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

static invocation_response my_handler(invocation_request const& request)
{
    auto const& event = request.payload;
    auto const from = event.find("\"name\":\"") + 8;
    auto const name = event.substr(from, event.find('"', from) - from);
    return invocation_response::success("{\"message\":\"Hello, " + name + "!\"}", "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

#include <aws/lambda-runtime/runtime.h>

using namespace aws::lambda_runtime;

// Called for every event. What it returns is posted to the Runtime API.
static invocation_response my_handler(invocation_request const& request)
{
    return invocation_response::success(request.payload, "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

#include <aws/lambda-runtime/runtime.h>

using namespace aws::lambda_runtime;

// Called for every event. What it returns is posted to the Runtime API.
static invocation_response my_handler(invocation_request const& request)
{
    return invocation_response::success("Hello", "text/plain");
}

int main()
{
    return 0;
}

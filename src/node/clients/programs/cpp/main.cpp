#include <aws/lambda-runtime/runtime.h>
#include <chrono>
#include <cstdlib>
#include <string>
#include <unistd.h>

using namespace aws::lambda_runtime;

static int count = 0;

static bool asks(std::string const& event, std::string const& what) {
    return event.find("\"" + what + "\"") != std::string::npos;
}

/** The value of `"name":"…"` in the client context: enough of JSON for this event. */
static std::string name_in(std::string const& context) {
    std::string const key = "\"name\":\"";
    auto const at = context.find(key);
    if (at == std::string::npos) return "";
    auto const begin = at + key.size();
    return context.substr(begin, context.find('"', begin) - begin);
}

static size_t bytes_in(std::string const& event) {
    std::string const key = "\"bytes\":";
    return std::stoul(event.substr(event.find(key) + key.size()));
}

static invocation_response handle(invocation_request const& request) {
    count++;
    if (asks(request.payload, "fail")) return invocation_response::failure("no such customer", "NoCustomer", "");
    if (asks(request.payload, "crash")) _exit(3);
    if (asks(request.payload, "large"))
        return invocation_response::success('"' + std::string(bytes_in(request.payload) - 2, 'x') + '"', "application/json");
    auto const deadline = std::chrono::duration_cast<std::chrono::milliseconds>(request.deadline.time_since_epoch()).count();
    auto const told = "{\"count\":" + std::to_string(count) + ",\"pid\":" + std::to_string(getpid()) + ",\"name\":\"" +
                      name_in(request.client_context) + "\",\"deadlineMs\":" + std::to_string(deadline) + ",\"arn\":\"" +
                      request.function_arn + "\"}";
    return invocation_response::success(told, "application/json");
}

int main() {
    char const* init = std::getenv("INIT");
    if (init && std::string(init) == "fail") {
        runtime api(std::string("http://") + std::getenv("AWS_LAMBDA_RUNTIME_API"));
        api.post_init_error(runtime_response("{\"errorMessage\":\"no database\",\"errorType\":\"NoDatabase\"}", "application/json", ""));
        return 1;
    }
    run_handler(handle);
}

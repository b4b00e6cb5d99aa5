#pragma once
// The interface of aws-lambda-cpp, written anew: programs for it compile here, and programs from here compile against it.

#include <chrono>
#include <functional>
#include <string>

#include <aws/http/response.h>
#include <aws/lambda-runtime/outcome.h>

namespace aws {
namespace lambda_runtime {

/** One event and what came with it. */
struct invocation_request {
    std::string payload;
    std::string request_id;
    std::string xray_trace_id;
    /** JSON that the caller's mobile SDK sent along. */
    std::string client_context;
    std::string cognito_identity;
    std::string function_arn;
    std::string content_type;
    /** When the function's timeout strikes. */
    std::chrono::time_point<std::chrono::system_clock> deadline;
    std::string tenant_id;

    std::chrono::milliseconds get_time_remaining() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::system_clock::now());
    }
};

/** What a handler gives back. `file` and `line` tell the playground where it was made: leave them out. */
class invocation_response {
public:
    invocation_response(std::string const& payload, std::string const& content_type, bool success,
                        char const* file = __builtin_FILE(), int line = __builtin_LINE())
        : m_payload(payload), m_content_type(content_type), m_success(success), m_file(file), m_line(line)
    {
    }

    static invocation_response success(std::string payload, std::string content_type,
                                       char const* file = __builtin_FILE(), int line = __builtin_LINE());

    /** The error report that Lambda knows: `{"errorMessage":…,"errorType":…,"stackTrace":[]}`. */
    static invocation_response failure(std::string const& error_message, std::string const& error_type,
                                       char const* file = __builtin_FILE(), int line = __builtin_LINE());

    std::string const& get_content_type() const { return m_content_type; }
    std::string const& get_payload() const { return m_payload; }
    bool is_success() const { return m_success; }
    char const* playground_file() const { return m_file; }
    int playground_line() const { return m_line; }

private:
    std::string m_payload;
    std::string m_content_type;
    bool m_success;
    char const* m_file;
    int m_line;
};

struct no_result {};

/** One call of the Runtime API at a time, for programs that want a loop of their own. */
class runtime {
public:
    using next_outcome = aws::lambda_runtime::outcome<invocation_request, aws::http::response_code>;
    using post_outcome = aws::lambda_runtime::outcome<no_result, aws::http::response_code>;

    runtime(std::string const& endpoint, std::string const& user_agent);
    explicit runtime(std::string const& endpoint);

    next_outcome get_next(char const* file = __builtin_FILE(), int line = __builtin_LINE());
    post_outcome post_success(std::string const& request_id, invocation_response const& handler_response);
    post_outcome post_failure(std::string const& request_id, invocation_response const& handler_response);

private:
    std::string m_base;
    std::string m_user_agent;
};

/** Asks for events and answers them with what the handler gives, until three requests for an event in a row have failed. */
void run_handler(std::function<invocation_response(invocation_request const&)> const& handler,
                 char const* file = __builtin_FILE(), int line = __builtin_LINE());

} // namespace lambda_runtime
} // namespace aws

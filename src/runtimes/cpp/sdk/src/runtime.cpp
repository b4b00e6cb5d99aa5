#include <aws/lambda-runtime/runtime.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <optional>

#include <aws/lambda-runtime/version.h>
#include <aws/logging/logging.h>

#include "host.h"

namespace aws {
namespace lambda_runtime {

using aws::http::response_code;
using aws::logging::log_error;

namespace {

constexpr char tag[] = "LAMBDA_RUNTIME";

std::string base_of(std::string const& endpoint)
{
    return endpoint + "/2018-06-01/runtime/invocation/";
}

std::string default_endpoint()
{
    char const* address = std::getenv("AWS_LAMBDA_RUNTIME_API");
    return std::string("http://") + (address ? address : "");
}

std::string default_user_agent()
{
    return std::string("AWS_Lambda_Cpp/") + get_version();
}

int send(char const* method, std::string const& url, std::string const& headers, std::string const& body)
{
    return lambda_host_http(method, std::strlen(method), url.data(), url.size(), headers.data(), headers.size(), body.data(), body.size());
}

enum part : uint32_t { headers_part, body_part };

std::string received(part which)
{
    std::string text(lambda_host_read(which, nullptr, 0), '\0');
    if (!text.empty()) lambda_host_read(which, text.data(), text.size());
    return text;
}

/** The value of a header in a block of `name: value\r\n`, whose names are in lower case. */
std::optional<std::string> header(std::string const& block, std::string const& name)
{
    auto const start = ("\r\n" + block).find("\r\n" + name + ": ");
    if (start == std::string::npos) return std::nullopt;
    auto const from = start + name.size() + 2;
    return block.substr(from, block.find("\r\n", from) - from);
}

bool is_successful(int status)
{
    return status >= 200 && status < 300;
}

int ask(std::string const& base, std::string const& user_agent, char const* file, int line)
{
    lambda_host_at(file, std::strlen(file), line);
    return send("GET", base + "next", "User-Agent: " + user_agent + "\r\nAccept: */*\r\n", "");
}

/** What the reply to `next` holds. */
runtime::next_outcome invocation_in_reply(int status, std::string const& base)
{
    if (!is_successful(status)) {
        if (status < 0)
            log_error(tag, "Failed to get next invocation. No Response from endpoint \"%snext\"", base.c_str());
        else
            log_error(tag, "Failed to get next invocation. Http Response code: %d", status);
        return response_code(status);
    }
    auto const block = received(headers_part);
    auto const text = [&](char const* name) { return header(block, name).value_or(""); };
    auto const request_id = header(block, "lambda-runtime-aws-request-id");
    if (!request_id) {
        log_error(tag, "Failed to find header lambda-runtime-aws-request-id in response");
        return response_code::REQUEST_NOT_MADE;
    }
    invocation_request request;
    request.payload = received(body_part);
    request.request_id = *request_id;
    request.xray_trace_id = text("lambda-runtime-trace-id");
    request.client_context = text("lambda-runtime-client-context");
    request.cognito_identity = text("lambda-runtime-cognito-identity");
    request.function_arn = text("lambda-runtime-invoked-function-arn");
    request.content_type = text("content-type");
    request.tenant_id = text("lambda-runtime-aws-tenant-id");
    if (auto const deadline = header(block, "lambda-runtime-deadline-ms"))
        request.deadline += std::chrono::milliseconds(std::strtoull(deadline->c_str(), nullptr, 10));
    return request;
}

int answer(std::string const& base, std::string const& user_agent, std::string const& request_id, char const* path,
           invocation_response const& response)
{
    auto const type = response.get_content_type().empty() ? std::string("text/html") : response.get_content_type();
    auto const& body = response.get_payload();
    auto const headers = "User-Agent: " + user_agent + "\r\nAccept: */*\r\ncontent-type: " + type + "\r\ncontent-length: " +
                         std::to_string(body.size()) + "\r\n";
    lambda_host_at(response.playground_file(), std::strlen(response.playground_file()), response.playground_line());
    return send("POST", base + request_id + path, headers, body);
}

/** run_handler's talk with the Runtime API, one request at a time: the host may wait for a reply, or leave and come back with it. */
class conversation {
public:
    using handler_type = std::function<invocation_response(invocation_request const&)>;

    conversation(handler_type const& handler, char const* file, int line) : m_handler(handler), m_file(file), m_line(line) {}

    /** Takes in the reply to the last request and sends the next one; its status, or nothing when the talk is over. */
    std::optional<int> go_on(int status)
    {
        if (m_turn == turn::first) return next();
        if (m_turn == turn::answered) {
            if (is_successful(status)) return next();
            log_error(tag, "Failed to post handler success response. Http response code: %d.", status);
            return std::nullopt;
        }
        auto const outcome = invocation_in_reply(status, m_base);
        if (!outcome.is_success()) return try_again();
        m_failures = 0;
        auto const& request = outcome.get_result();
        auto const response = m_handler(request);
        m_turn = turn::answered;
        return answer(m_base, m_user_agent, request.request_id, response.is_success() ? "/response" : "/error", response);
    }

private:
    enum class turn { first, asked, answered };

    int next()
    {
        m_turn = turn::asked;
        return ask(m_base, m_user_agent, m_file, m_line);
    }

    std::optional<int> try_again()
    {
        m_failures += 1;
        if (m_failures < 3) return next();
        log_error(tag, "Exhausted all retries. Exiting!");
        return std::nullopt;
    }

    handler_type const& m_handler;
    char const* m_file;
    int m_line;
    std::string m_base = base_of(default_endpoint());
    std::string m_user_agent = default_user_agent();
    turn m_turn = turn::first;
    int m_failures = 0;
};

conversation* parked = nullptr;

std::string escaped(std::string const& text)
{
    std::string json;
    for (unsigned char const c : text) {
        char code[8];
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\b': json += "\\b"; break;
        case '\f': json += "\\f"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default:
            if (c >= ' ') {
                json += static_cast<char>(c);
                break;
            }
            std::snprintf(code, sizeof code, "\\u%04x", c);
            json += code;
        }
    }
    return json;
}

} // namespace

invocation_response invocation_response::success(std::string payload, std::string content_type, char const* file, int line)
{
    return invocation_response(payload, content_type, true, file, line);
}

invocation_response invocation_response::failure(std::string const& error_message, std::string const& error_type, char const* file, int line)
{
    auto const report = "{\"errorMessage\":\"" + escaped(error_message) + "\",\"errorType\":\"" + escaped(error_type) + "\",\"stackTrace\":[]}";
    return invocation_response(report, "application/json", false, file, line);
}

runtime::runtime(std::string const& endpoint, std::string const& user_agent) : m_base(base_of(endpoint)), m_user_agent(user_agent) {}

runtime::runtime(std::string const& endpoint) : runtime(endpoint, default_user_agent()) {}

runtime::next_outcome runtime::get_next(char const* file, int line)
{
    return invocation_in_reply(ask(m_base, m_user_agent, file, line), m_base);
}

runtime::post_outcome runtime::post_success(std::string const& request_id, invocation_response const& handler_response)
{
    auto const status = answer(m_base, m_user_agent, request_id, "/response", handler_response);
    if (is_successful(status)) return no_result{};
    return response_code(status);
}

runtime::post_outcome runtime::post_failure(std::string const& request_id, invocation_response const& handler_response)
{
    auto const status = answer(m_base, m_user_agent, request_id, "/error", handler_response);
    if (is_successful(status)) return no_result{};
    return response_code(status);
}

void run_handler(std::function<invocation_response(invocation_request const&)> const& handler, char const* file, int line)
{
    if (lambda_host_park()) {
        parked = new conversation(handler, file, line);
        // Leaves main() without running a destructor: the handler lives on in its frame, and may hold references to its variables.
        __builtin_trap();
    }
    conversation talk(handler, file, line);
    for (auto status = talk.go_on(0); status; status = talk.go_on(*status)) {
    }
}

} // namespace lambda_runtime
} // namespace aws

#ifdef __wasm__
#define EXPORT(name) __attribute__((export_name(name), used))
#else
#define EXPORT(name)
#endif

/** For a host that cannot wait: goes on with the reply to the last request. 1 when another request was sent, 0 when run_handler is done. */
extern "C" EXPORT("lambda_step") int32_t lambda_step(int32_t status)
{
    try {
        return aws::lambda_runtime::parked->go_on(status).has_value();
    } catch (...) {
        std::terminate();
    }
}

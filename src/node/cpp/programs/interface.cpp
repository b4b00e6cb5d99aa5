#include <aws/core/Aws.h>
#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/core/utils/memory/stl/SimpleStringStream.h>
#include <aws/lambda-runtime/logging.h>
#include <aws/lambda-runtime/runtime.h>
#include <aws/lambda-runtime/version.h>
#include <aws/logging/logging.h>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// In the manner of programs for API Gateway: greets by name, city, time of day and day.
static invocation_response greet(invocation_request const& request)
{
    JsonValue json(request.payload);
    if (!json.WasParseSuccessful()) return invocation_response::failure("Failed to parse input JSON", "InvalidJSON");
    auto view = json.View();
    Aws::SimpleStringStream text;
    text << "Good ";
    if (view.ValueExists("body") && view.GetObject("body").IsString()) {
        JsonValue body(view.GetString("body"));
        if (!body.WasParseSuccessful()) return invocation_response::failure("Failed to parse inner \"body\"\n\x01 é", "InvalidJSON");
        if (body.View().ValueExists("time")) text << body.View().GetString("time");
    }
    if (view.ValueExists("queryStringParameters")) {
        auto parameters = view.GetObject("queryStringParameters");
        if (parameters.ValueExists("name") && parameters.GetObject("name").IsString()) text << ", " << parameters.GetString("name");
    }
    JsonValue response;
    response.WithString("message", text.str());
    return invocation_response::success(response.View().WriteCompact(), "application/json");
}

// Every function of the JSON names that a program may use, on one document.
static invocation_response read(invocation_request const& request)
{
    JsonValue const json(request.payload);
    auto const view = json.View();
    auto const list = view.GetArray("list");
    JsonValue out;
    out.WithInteger("list", static_cast<int>(list.GetLength()))
        .WithInt64("big", view.GetInt64("big"))
        .WithDouble("third", view.GetDouble("third"))
        .WithBool("yes", view.GetBool("yes"))
        .WithString("text", view.GetString("text"))
        .WithNull("nothing")
        .WithObject("copy", view.GetObject("inner").Materialize())
        .WithBool("keyExists", view.KeyExists("null"))
        .WithBool("valueExists", view.ValueExists("null"))
        .WithBool("isInteger", view.GetObject("big").IsIntegerType())
        .WithBool("isFloat", view.GetObject("third").IsFloatingPointType())
        .WithBool("isList", view.GetObject("list").IsListType());
    Aws::Utils::Array<Aws::String> names(2);
    names[0] = "one";
    names[1] = "two";
    out.WithArray("names", names);
    Aws::Utils::Array<JsonValue> values(1);
    values[0].AsString("item");
    out.WithArray("values", std::move(values));
    Aws::String keys;
    for (auto const& [key, value] : view.GetAllObjects()) keys += key + (value.IsNull() ? "?" : "") + " ";
    out.WithString("keys", keys).WithString("text", view.GetString("text") + "!");
    return invocation_response::success(out.View().WriteCompact(), "application/json");
}

static invocation_response tell(invocation_request const& request)
{
    auto const left = request.get_time_remaining().count();
    JsonValue out;
    out.WithString("id", request.request_id)
        .WithString("arn", request.function_arn)
        .WithString("trace", request.xray_trace_id)
        .WithString("type", request.content_type)
        .WithBool("inTime", left > 0 && left <= 3000)
        .WithString("version", get_version())
        .WithInteger("major", static_cast<int>(get_version_major()));
    aws::logging::log_error("TEST", "logged %d", 42);
    return invocation_response(out.View().WriteReadable(), "text/x", true);
}

// Every way to build a document, and to look at what it has become.
static invocation_response build()
{
    Aws::SimpleStringStream text("{\"a\":[1,{\"b\":null}]}");
    JsonValue const read(text);
    JsonValue copy(read);
    JsonValue out;
    out.WithBool("same", copy == read).WithBool("other", copy != JsonValue().WithInteger("a", 1)).WithObject("read", std::move(copy));
    Aws::Utils::Array<JsonValue> items(8);
    items[0].AsNull();
    items[1].AsString("s");
    items[2].AsBool(true);
    items[3].AsInteger(-7);
    items[4].AsInt64(1LL << 62);
    items[5].AsDouble(0.5);
    items[6].AsObject(read);
    items[7].AsArray(Aws::Utils::Array<JsonValue>(0));
    JsonValue list;
    list.AsArray(items);
    auto const seen = list.View().AsArray();
    out.WithArray("list", items)
        .WithBool("null", seen[0].IsNull())
        .WithBool("string", seen[1].IsString() && seen[1].AsString() == "s")
        .WithBool("bool", seen[2].IsBool() && seen[2].AsBool())
        .WithBool("integer", seen[3].IsIntegerType() && seen[3].AsInteger() == -7)
        .WithBool("int64", seen[4].AsInt64() == 1LL << 62)
        .WithBool("double", seen[5].IsFloatingPointType() && seen[5].AsDouble() == 0.5)
        .WithBool("object", seen[6].IsObject() && seen[6].AsObject().KeyExists("a"))
        .WithBool("view", JsonView(read).GetArray("a")[0].AsInteger() == 1);
    JsonValue const broken(Aws::String("{"));
    out.WithBool("broken", !broken.WasParseSuccessful() && !broken.GetErrorMessage().empty());
    out.WithString("empty", JsonView().WriteCompact(false));
    return invocation_response::success(out.View().WriteCompact(), "application/json");
}

// What a program meets that has a loop of its own: outcomes, responses, the levels of the log.
static invocation_response parts()
{
    using outcome_type = runtime::next_outcome;
    outcome_type const failed(aws::http::response_code::GATEWAY_TIMEOUT);
    outcome_type const got(invocation_request{});
    aws::http::response response;
    response.set_response_code(aws::http::response_code::IM_A_TEAPOT);
    response.set_content_type("text/plain");
    response.add_header("X-Name", "Ada");
    response.append_body("body", 4);
    aws::logging::log_info("TEST", "not told %d", 1);
    aws::logging::log_debug("TEST", "not told %d", 2);
    JsonValue out;
    out.WithBool("failed", !failed.is_success() && failed.get_failure() == aws::http::response_code::GATEWAY_TIMEOUT)
        .WithBool("got", got.is_success() && got.get_result().payload.empty())
        .WithInteger("code", static_cast<int>(response.get_response_code()))
        .WithBool("header", response.has_header("x-name") && !response.has_header("x-other"))
        .WithString("name", response.get_header("x-name"))
        .WithString("body", response.get_body())
        .WithInteger("version", static_cast<int>(get_version_major() + get_version_minor() + get_version_patch()));
    auto const answer = invocation_response::success(out.View().WriteCompact(), "application/json");
    return answer.is_success() && answer.get_content_type() == "application/json" ? answer : invocation_response::failure(answer.get_payload(), "Wrong");
}

static invocation_response my_handler(invocation_request const& request)
{
    if (request.payload == "tell") return tell(request);
    if (request.payload == "build") return build();
    if (request.payload == "parts") return parts();
    return request.payload.find("\"list\"") != std::string::npos ? read(request) : greet(request);
}

int main()
{
    Aws::SDKOptions options;
    options.loggingOptions.logLevel = Aws::Utils::Logging::LogLevel::Warn;
    Aws::InitAPI(options);
    run_handler(my_handler);
    Aws::ShutdownAPI(options);
    return 0;
}

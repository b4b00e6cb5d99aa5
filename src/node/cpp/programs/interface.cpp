#include <aws/core/Aws.h>
#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/core/utils/memory/stl/SimpleStringStream.h>
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

static invocation_response my_handler(invocation_request const& request)
{
    if (request.payload == "tell") return tell(request);
    return request.payload.find("\"list\"") != std::string::npos ? read(request) : greet(request);
}

int main()
{
    Aws::SDKOptions options;
    Aws::InitAPI(options);
    run_handler(my_handler);
    Aws::ShutdownAPI(options);
    return 0;
}

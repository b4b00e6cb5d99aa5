#include <aws/core/utils/json/JsonSerializer.h>
#include <aws/lambda-runtime/runtime.h>

#include <iostream>

using namespace aws::lambda_runtime;
using namespace Aws::Utils::Json;

// JSON in, JSON out: adds up an order.
static invocation_response my_handler(invocation_request const& request)
{
    JsonValue const json(request.payload);
    if (!json.WasParseSuccessful()) return invocation_response::failure("Failed to parse input JSON", "InvalidJSON");
    auto const order = json.View();
    auto const items = order.GetArray("items");

    int64_t cents = 0;
    for (size_t i = 0; i < items.GetLength(); ++i) cents += items[i].GetInt64("count") * items[i].GetInt64("cents");

    // std::endl writes the line at once: standard output is a pipe on Lambda, and keeps what it is given until 4096 bytes are together.
    std::cout << "Order of " << order.GetString("customer") << ": " << items.GetLength() << " items" << std::endl;

    JsonValue answer;
    answer.WithString("customer", order.GetString("customer"))
        .WithInt64("cents", cents)
        .WithInt64("remainingMs", request.get_time_remaining().count());
    return invocation_response::success(answer.View().WriteCompact(), "application/json");
}

int main()
{
    run_handler(my_handler);
    return 0;
}

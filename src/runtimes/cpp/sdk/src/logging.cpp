#include <aws/logging/logging.h>

#include <chrono>
#include <cstdio>

namespace aws {
namespace logging {

void log(verbosity level, char const* tag, char const* message, va_list arguments)
{
    using namespace std::chrono;
    char const* const names[] = {"ERROR", "INFO", "DEBUG"};
    auto const now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    std::printf("[%s] [%lld] %s ", names[static_cast<int>(level)], static_cast<long long>(now), tag);
    std::vprintf(message, arguments);
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace logging
} // namespace aws

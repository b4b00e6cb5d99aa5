// Stands in for the page when the library is compiled natively: events come from the arguments, answers go to standard output, and the time
// that each event took goes to standard error.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "host.h"

int program_main();

static char** events;
static std::string parts[2];
static std::chrono::steady_clock::time_point begun;

extern "C" {

int32_t lambda_host_http(char const* method, size_t, char const* url, size_t url_size, char const*, size_t, char const* body, size_t body_size)
{
    using namespace std::chrono;
    if (std::strcmp(method, "POST") == 0) {
        std::fprintf(stderr, "%.6f\n", duration<double, std::milli>(steady_clock::now() - begun).count());
        bool const failed = std::string(url, url_size).find("/error") != std::string::npos;
        std::printf("%s %s\n", failed ? "error" : "response", std::string(body, body_size).c_str());
        return 202;
    }
    if (!events || !*events) std::exit(0);
    parts[0] = "lambda-runtime-aws-request-id: native\r\n";
    parts[1] = *events++;
    begun = steady_clock::now();
    return 200;
}

size_t lambda_host_read(uint32_t part, char* to, size_t size)
{
    if (to) parts[part].copy(to, size);
    return parts[part].size();
}

int32_t lambda_host_park()
{
    return 0;
}

void lambda_host_at(char const*, size_t, int32_t) {}
}

#ifndef WITHOUT_EVENTS
int main(int, char** arguments)
{
    events = arguments + 1;
    return program_main();
}
#endif

#include <aws/lambda-runtime/version.h>

namespace aws {
namespace lambda_runtime {

char const* get_version()
{
    return "0.0.0";
}
unsigned get_version_major()
{
    return 0;
}
unsigned get_version_minor()
{
    return 0;
}
unsigned get_version_patch()
{
    return 0;
}

} // namespace lambda_runtime
} // namespace aws

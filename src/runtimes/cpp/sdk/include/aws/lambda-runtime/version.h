#pragma once

namespace aws {
namespace lambda_runtime {

/** The version that the User-Agent tells, as aws-lambda-cpp has it when built from its main branch. */
char const* get_version();
unsigned get_version_major();
unsigned get_version_minor();
unsigned get_version_patch();

} // namespace lambda_runtime
} // namespace aws

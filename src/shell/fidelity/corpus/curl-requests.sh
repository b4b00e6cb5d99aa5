### get
curl -s http://$AWS_LAMBDA_RUNTIME_API/hello
### no options shows no progress meter in a pipe of errors
curl http://$AWS_LAMBDA_RUNTIME_API/hello 2>/dev/null
### body without newline
curl -s http://$AWS_LAMBDA_RUNTIME_API/bare; echo "|"
### no content
curl -s -o /dev/null -w '%{http_code} %{size_download}\n' http://$AWS_LAMBDA_RUNTIME_API/nothing
### bytes pass
curl -s http://$AWS_LAMBDA_RUNTIME_API/bytes | od -An -tx1
### next with headers in a file
curl -sS -LD headers -X GET http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next; echo; grep -Fi lambda-runtime-aws-request-id headers | tr -d '[:space:]' | cut -d: -f2
### headers to standard output
curl -s -D - -o body http://$AWS_LAMBDA_RUNTIME_API/hello; cat body
### include
curl -si http://$AWS_LAMBDA_RUNTIME_API/hello
### head
curl -sI http://$AWS_LAMBDA_RUNTIME_API/hello
### post
curl -s -d 'a=b' http://$AWS_LAMBDA_RUNTIME_API/request
### post twice joins with ampersand
curl -s -d a=1 -d b=2 http://$AWS_LAMBDA_RUNTIME_API/echo; echo
### post a file strips newlines
printf 'one\ntwo\r\n' > f; curl -s -d @f http://$AWS_LAMBDA_RUNTIME_API/echo; echo "|"
### post a file as it is
printf 'one\ntwo\n' > f; curl -s --data-binary @f http://$AWS_LAMBDA_RUNTIME_API/echo
### post standard input
echo hi | curl -s --data-binary @- http://$AWS_LAMBDA_RUNTIME_API/echo
### data raw keeps the at sign
curl -s --data-raw @f http://$AWS_LAMBDA_RUNTIME_API/echo; echo
### urlencode
curl -s --data-urlencode 'name=a b&c' http://$AWS_LAMBDA_RUNTIME_API/echo; echo
### get with data
curl -s -G -d a=1 -d b=2 http://$AWS_LAMBDA_RUNTIME_API/query
### json
curl -s --json '{"a":1}' http://$AWS_LAMBDA_RUNTIME_API/request
### header
curl -s -H 'X-Test: 1' -H 'Accept:' http://$AWS_LAMBDA_RUNTIME_API/request
### header without value
curl -s -H 'X-Empty;' http://$AWS_LAMBDA_RUNTIME_API/request
### user agent
curl -s -A me http://$AWS_LAMBDA_RUNTIME_API/request
### put
curl -s -X PUT -d x http://$AWS_LAMBDA_RUNTIME_API/request
### upload a file
echo data > f; curl -s -T f http://$AWS_LAMBDA_RUNTIME_API/request
### basic authentication
curl -s -u me:secret http://$AWS_LAMBDA_RUNTIME_API/request
### write out
curl -s -o /dev/null -w '%{http_code} %{size_download} %{content_type} %{method} %{exitcode}\n' http://$AWS_LAMBDA_RUNTIME_API/hello
### write out to standard error
curl -s -w '%{stderr}code %{http_code}\n' http://$AWS_LAMBDA_RUNTIME_API/hello 2>&1
### write out a header
curl -s -o /dev/null -w '%header{content-type}\n' http://$AWS_LAMBDA_RUNTIME_API/hello
### write out unknown
curl -s -o /dev/null -w '%{nosuch}|\n' http://$AWS_LAMBDA_RUNTIME_API/hello
### fail
curl -sf http://$AWS_LAMBDA_RUNTIME_API/status/404; echo $?
### fail shows the error
curl -sSf http://$AWS_LAMBDA_RUNTIME_API/status/500; echo $?
### fail with body
curl -s --fail-with-body http://$AWS_LAMBDA_RUNTIME_API/status/403; echo $?
### an error without fail is no failure
curl -s http://$AWS_LAMBDA_RUNTIME_API/status/404; echo $?
### redirect not followed
curl -s -w '%{http_code}\n' http://$AWS_LAMBDA_RUNTIME_API/moved
### redirect followed
curl -sL -w '%{http_code} %{num_redirects}\n' http://$AWS_LAMBDA_RUNTIME_API/moved
### redirect with headers
curl -sLi http://$AWS_LAMBDA_RUNTIME_API/moved
### redirects without end
curl -sSL --max-redirs 3 http://$AWS_LAMBDA_RUNTIME_API/loop; echo $?
### post that is redirected becomes get
curl -sL -d x -o /dev/null -w '%{http_code} %{method}\n' http://$AWS_LAMBDA_RUNTIME_API/moved
### connection refused
curl -sS http://127.0.0.1:1/; echo $?
### no such host
curl -sS http://no-such-host.invalid/; echo $?
### empty reply
curl -sS http://$AWS_LAMBDA_RUNTIME_API/close; echo $?
### timeout
curl -sS -m 0.2 http://$AWS_LAMBDA_RUNTIME_API/hang; echo $?
### malformed address
curl -sS 'http://'; echo $?
### unsupported protocol
curl -sS gopherx://localhost/; echo $?
### no address
curl; echo $?
### unknown option
curl --no-such-option http://$AWS_LAMBDA_RUNTIME_API/hello; echo $?
### missing argument
curl -H; echo $?
### output into a missing folder
curl -s -S -o no/such/file http://$AWS_LAMBDA_RUNTIME_API/hello; echo $?
### create folders
curl -s --create-dirs -o a/b/c http://$AWS_LAMBDA_RUNTIME_API/hello; cat a/b/c
### remote name
curl -s -O http://$AWS_LAMBDA_RUNTIME_API/hello; cat hello
### data from a missing file
curl -sS -d @nofile http://$AWS_LAMBDA_RUNTIME_API/echo; echo $?
### upload of a missing file
curl -sS -T nofile http://$AWS_LAMBDA_RUNTIME_API/echo; echo $?
### several addresses
curl -s http://$AWS_LAMBDA_RUNTIME_API/hello http://$AWS_LAMBDA_RUNTIME_API/bare; echo
### retry
curl -s --retry 2 --retry-delay 0 -o /dev/null -w '%{http_code}\n' http://$AWS_LAMBDA_RUNTIME_API/status/404
### version
curl --version | head -1 | cut -d' ' -f1
### joined letters
curl -sSXPOST -dabc http://$AWS_LAMBDA_RUNTIME_API/request
### silent shows no error
curl -s http://127.0.0.1:1/; echo $?
### head with data
curl -sS -I -d x http://$AWS_LAMBDA_RUNTIME_API/hello; echo $?
### oversized header of expect
head -c 2000000 /dev/zero | tr '\0' x | curl -s --data-binary @- -o /dev/null -w '%{http_code} %{size_upload}\n' http://$AWS_LAMBDA_RUNTIME_API/echo
### response posted
curl -s -w ' %{http_code}\n' http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/id-1/response -d SUCCESS

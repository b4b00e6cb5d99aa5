### body to standard output
curl -s http://$AWS_LAMBDA_RUNTIME_API/hello
### body without a newline
curl -s http://$AWS_LAMBDA_RUNTIME_API/bare; echo "[$?]"
### silent and show error
curl -sS http://$AWS_LAMBDA_RUNTIME_API/hello
### output to a file
curl -s -o out http://$AWS_LAMBDA_RUNTIME_API/hello; cat out
### output named after the path
curl -sO http://$AWS_LAMBDA_RUNTIME_API/hello; cat hello
### output name needs a path
curl -sSO http://$AWS_LAMBDA_RUNTIME_API/; echo $?
### headers to a file
curl -sS -D headers http://$AWS_LAMBDA_RUNTIME_API/hello; tr -d '\r' < headers
### headers and body
curl -si http://$AWS_LAMBDA_RUNTIME_API/hello | tr -d '\r'
### headers to standard output
curl -s -D - -o /dev/null http://$AWS_LAMBDA_RUNTIME_API/hello | tr -d '\r'
### head request
curl -sI http://$AWS_LAMBDA_RUNTIME_API/hello | tr -d '\r'
### status by write-out
curl -s -o /dev/null -w '%{http_code}\n' http://$AWS_LAMBDA_RUNTIME_API/status/404
### write-out of several variables
curl -s -o /dev/null -w '%{http_code} %{content_type} %{size_download} %{num_redirects}\n' http://$AWS_LAMBDA_RUNTIME_API/hello
### write-out escapes
curl -s -w '\n[%{http_code}]\t%%\n' http://$AWS_LAMBDA_RUNTIME_API/bare
### write-out from a file
printf 'code=%%{http_code}\n' > format; curl -s -o /dev/null -w @format http://$AWS_LAMBDA_RUNTIME_API/hello
### fail on 404
curl -sf http://$AWS_LAMBDA_RUNTIME_API/status/404; echo $?
### fail says why
curl -fsS http://$AWS_LAMBDA_RUNTIME_API/status/500; echo $?
### fail with body
curl -s --fail-with-body http://$AWS_LAMBDA_RUNTIME_API/status/403; echo $?
### no fail prints the body
curl -s http://$AWS_LAMBDA_RUNTIME_API/status/400; echo $?
### post data
curl -s -d 'a=1' http://$AWS_LAMBDA_RUNTIME_API/echo; echo
### post joins data
curl -s -d a=1 -d b=2 http://$AWS_LAMBDA_RUNTIME_API/echo; echo
### post from a file drops newlines
printf 'l1\nl2\n' > data; curl -s -d @data http://$AWS_LAMBDA_RUNTIME_API/echo; echo; curl -s --data-binary @data http://$AWS_LAMBDA_RUNTIME_API/echo
### post from standard input
echo piped | curl -s --data-binary @- http://$AWS_LAMBDA_RUNTIME_API/echo
### data raw keeps the at sign
curl -s --data-raw @x http://$AWS_LAMBDA_RUNTIME_API/echo; echo
### data urlencode
curl -s --data-urlencode 'q=a b&c' http://$AWS_LAMBDA_RUNTIME_API/echo; echo
### get with data
curl -s -G -d a=1 -d b=2 http://$AWS_LAMBDA_RUNTIME_API/query
### json
curl -s --json '{"a":1}' http://$AWS_LAMBDA_RUNTIME_API/request
### method
curl -s -X DELETE http://$AWS_LAMBDA_RUNTIME_API/request | head -1; curl -s -X PUT -d x http://$AWS_LAMBDA_RUNTIME_API/request | head -1
### request headers
curl -s -H 'X-One: 1' -H 'X-Two: two words' http://$AWS_LAMBDA_RUNTIME_API/request | grep '^X-'
### header removed and emptied
curl -s -H 'User-Agent:' -H 'X-Empty;' http://$AWS_LAMBDA_RUNTIME_API/request | grep -iE '^(user|x-)'
### user agent
curl -s -A mine http://$AWS_LAMBDA_RUNTIME_API/request | grep User-Agent
### content type of a post
curl -s -d x http://$AWS_LAMBDA_RUNTIME_API/request | grep -i content-type; curl -s -d x -H 'Content-Type: text/x' http://$AWS_LAMBDA_RUNTIME_API/request | grep -i content-type
### redirect is not followed
curl -s http://$AWS_LAMBDA_RUNTIME_API/moved; curl -s -o /dev/null -w '%{http_code} %{redirect_url}\n' http://$AWS_LAMBDA_RUNTIME_API/moved
### redirect followed
curl -sL http://$AWS_LAMBDA_RUNTIME_API/moved; curl -sL -o /dev/null -w '%{http_code} %{num_redirects}\n' http://$AWS_LAMBDA_RUNTIME_API/moved
### too many redirects
curl -sSL --max-redirs 3 http://$AWS_LAMBDA_RUNTIME_API/loop; echo $?
### refused connection
curl -s http://127.0.0.1:1/; echo $?
### unknown host
curl -s http://no.such.host.invalid/; echo $?
### empty reply
curl -sS http://$AWS_LAMBDA_RUNTIME_API/close; echo $?
### time limit
curl -s -m 1 http://$AWS_LAMBDA_RUNTIME_API/hang; echo $?
### no content
curl -s -w '%{http_code}\n' http://$AWS_LAMBDA_RUNTIME_API/nothing
### bytes pass
curl -s http://$AWS_LAMBDA_RUNTIME_API/bytes | od -An -tx1
### big body
curl -s http://$AWS_LAMBDA_RUNTIME_API/big | wc -c
### invocation of a runtime
H=$(mktemp); E=$(curl -sS -LD "$H" "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next"); ID=$(grep -Fi Lambda-Runtime-Aws-Request-Id "$H" | tr -d '[:space:]' | cut -d: -f2); echo "$E $ID"; curl -s "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/$ID/response" -d "done"; echo
### two urls
curl -s http://$AWS_LAMBDA_RUNTIME_API/hello http://$AWS_LAMBDA_RUNTIME_API/hello
### without a url
curl -s; echo $?
### unknown option
curl --nosuch http://x 2>&1 | head -1; curl -sS --nosuch http://x 2>/dev/null; echo $?
### missing option value
curl -o 2>/dev/null; echo $?
### output cannot be written
curl -sS -o /no/such/dir/f http://$AWS_LAMBDA_RUNTIME_API/hello; echo $?
### data file missing
curl -sS -d @nofile http://$AWS_LAMBDA_RUNTIME_API/echo; echo "[$?]"
### upload
echo up > f; curl -s -T f http://$AWS_LAMBDA_RUNTIME_API/request | head -1
### retry on 503
curl -s --retry 1 --retry-delay 1 -o out -w '%{http_code}\n' http://$AWS_LAMBDA_RUNTIME_API/status/503; echo $?
### verbose goes to standard error
curl -sv http://$AWS_LAMBDA_RUNTIME_API/hello 2>&1 >/dev/null | grep -E '^[<>] ' | tr -d '\r' | head -2
### in a condition
if curl -sf http://$AWS_LAMBDA_RUNTIME_API/status/200 >/dev/null; then echo ok; fi; curl -sf http://$AWS_LAMBDA_RUNTIME_API/status/500 || echo failed $?

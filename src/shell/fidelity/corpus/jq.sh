### a field
echo '{"a":1,"b":{"c":"x"}}' | jq .a; echo '{"a":1,"b":{"c":"x"}}' | jq .b.c
### raw output
echo '{"c":"x y"}' | jq -r .c; echo '"q"' | jq -r .
### compact and pretty
echo '{"a":[1,2],"b":{}}' | jq -c .; echo '{"a":[1,2],"b":{}}' | jq .
### arrays
echo '[3,1,2]' | jq -c 'sort'; echo '[1,2,3]' | jq '.[1]'; echo '[1,2,3]' | jq -c '.[1:]'; echo '[1,2,3]' | jq 'length'; echo '[1,2]' | jq '.[]'
### missing is null
echo '{}' | jq .nope; echo '{}' | jq -r '.nope // "default"'; echo null | jq '.a'
### exit status
echo '{"a":false}' | jq -e .a; echo $?; echo '{"a":1}' | jq -e .a; echo $?
### no input
jq -n '{x:1,y:"z"}' -c; jq -n '1+2'; jq -n '[range(3)]' -c
### arguments
jq -n --arg v hi '$v'; jq -n --argjson n 5 '$n+1'; jq -nr --arg a 1 --arg b 2 '$a+$b'
### building objects
echo '{"name":"Ada","n":3}' | jq -c '{who:.name,twice:(.n*2)}'; echo '{"k":"v"}' | jq -c '{(.k):1}'
### map and select
echo '[1,2,3,4]' | jq -c 'map(.*10)'; echo '[1,2,3,4]' | jq -c '[.[]|select(.%2==0)]'; echo '[{"a":1},{"a":2}]' | jq '.[]|.a'
### keys and has
echo '{"b":1,"a":2}' | jq -c 'keys'; echo '{"b":1}' | jq 'has("b"), has("c")'; echo '{"a":1}' | jq -c 'to_entries'
### strings
echo '"a,b"' | jq -c 'split(",")'; echo '["a","b"]' | jq 'join("-")'; echo '"Hello"' | jq 'ascii_downcase, length'; echo '"x"' | jq '"<\(.)>"'
### numbers
echo '1.0' | jq .; echo '1e3' | jq .; echo '100000000000000000000' | jq .; echo '0.1' | jq '.+0.2'; echo '[1,2,3]' | jq 'add'; echo '-5' | jq 'fabs, floor'
### types
echo '[1,"a",null,true,{},[]]' | jq -c 'map(type)'; echo '"5"' | jq 'tonumber'; echo '5' | jq 'tostring'
### conditions
echo '5' | jq 'if . > 3 then "big" else "small" end'; echo '[1,5]' | jq -c 'map(if . > 3 then "b" else "s" end)'
### slurp and raw input
printf '1\n2\n' | jq -s -c .; printf 'a\nb\n' | jq -R .; printf 'a\nb\n' | jq -Rs .
### several inputs
printf '{"a":1}\n{"a":2}\n' | jq .a
### from a file
echo '{"f":1}' > data.json; jq .f data.json; jq -r '.f|tostring' < data.json
### tabs and joined output
echo '[1,"a"]' | jq -r '@tsv'; echo '["x y"]' | jq -r '@sh'; echo '"a b"' | jq -r '@uri'; echo '"hi"' | jq -r '@base64'; jq -nj '1,2'; echo
### csv quotes strings
echo '[1,"a","b\"c"]' | jq -r '@csv'
### sort keys and indent
echo '{"b":1,"a":2}' | jq -S -c .; echo '{"a":1}' | jq --indent 1 .
### optional and alternative
echo '5' | jq -c '[.[]?]'; echo '{"a":null}' | jq '.a // 7'; echo '{}' | jq '.a.b.c'
### assignment
echo '{"a":1}' | jq -c '.a=5'; echo '{"a":1}' | jq -c '.b.c=2'; echo '{"a":1}' | jq -c '.a|=.+1'; echo '{"a":1,"b":2}' | jq -c 'del(.a)'
### reduce and variables
echo '[1,2,3]' | jq 'reduce .[] as $x (0; .+$x)'; echo '{"a":1,"b":2}' | jq '.a as $x | .b + $x'
### group unique and min
echo '[3,1,3]' | jq -c 'unique, min, max'; echo '[{"k":"a","v":1},{"k":"a","v":2}]' | jq -c 'group_by(.k)|map(length)'
### tests and matches
echo '"abc123"' | jq 'test("[0-9]+")'; echo '"abc"' | jq 'startswith("a"), endswith("x"), contains("b")'; echo '"a-b"' | jq 'sub("-";"+")'
### dates
echo '0' | jq -r 'todate'; echo '"2015-03-05T23:51:47Z"' | jq 'fromdate'
### unicode
echo '"é€"' | jq .; echo '"\u00e9"' | jq -r .; echo '"é"' | jq 'length'; echo '"é"' | jq -a .
### try and error
echo '1' | jq -c 'try error("x") catch .'; echo '[1]' | jq -c 'first, last'
### environment
V=hello jq -n 'env.V'; V=hello jq -n '$ENV.V'
### a wrong document
echo '{' | jq . > /dev/null 2>&1; echo $?
### a wrong filter
echo '1' | jq '.[' > /dev/null 2>&1; echo $?
### a wrong operation
echo '"a"' | jq '.+1' 2>/dev/null; echo $?
### event of a bootstrap
EVENT='{"key1":"value1","n":3}'; echo "$EVENT" | jq -r '.key1'; RESPONSE=$(jq -nc --arg m "Hello" --argjson e "$EVENT" '{message:$m,event:$e}'); echo "$RESPONSE"
### error document
jq -nc --arg t Runtime.Error --arg m 'it "broke"' '{errorType:$t,errorMessage:$m}'
### in a loop
echo '[{"id":1},{"id":2}]' | jq -c '.[]' | while read -r item; do echo "item $(jq .id <<< "$item")"; done
### paths
echo '{"a":{"b":1}}' | jq -c 'paths'; echo '{"a":{"b":1}}' | jq 'getpath(["a","b"])'
### flatten and range
echo '[1,[2,[3]]]' | jq -c 'flatten'; jq -nc '[range(2;8;3)]'; echo '[1,2,3]' | jq -c 'reverse, index(2)'
### any and all
echo '[1,2]' | jq 'any(.>1), all(.>1)'; echo '[]' | jq 'any, all'
### limits
jq -nc '[limit(2; 5,6,7)]'; echo '[5,6]' | jq 'first(.[])'
### input to variable
x=$(echo '{"list":["a b","c"]}' | jq -r '.list[]'); echo "$x"; mapfile -t a < <(echo '["p q","r"]' | jq -r '.[]'); echo ${#a[@]}

### strings
[[ a == a ]]; echo $?; [[ a = b ]]; echo $?; [[ a != b ]]; echo $?; [[ a < b ]]; echo $?; [[ b > a ]]; echo $?; [[ -z '' ]]; echo $?; [[ -n x ]]; echo $?; [[ x ]]; echo $?; [[ '' ]]; echo $?
### patterns
[[ hello == h* ]]; echo $?; [[ hello == "h*" ]]; echo $?; [[ hello == h?llo ]]; echo $?; [[ hello == [a-j]ello ]]; echo $?; [[ 'h*' == 'h*' ]]; echo $?; [[ hello == h\* ]]; echo $?
### pattern from a variable
p='h*'; [[ hello == $p ]]; echo $?; [[ hello == "$p" ]]; echo $?; q='"h*"'; [[ hello == $q ]]; echo $?
### extglob is always on
[[ aaa == +(a) ]]; echo $?; [[ b == @(a|b) ]]; echo $?; [[ c == !(a|b) ]]; echo $?; [[ '' == *(x) ]]; echo $?; [[ foo.c == *.@(c|h) ]]; echo $?
### no word splitting
x='a b'; [[ $x == 'a b' ]]; echo $?; y=; [[ $y == '' ]]; echo $?; [[ -n $y ]]; echo $?
### numbers
[[ 1 -eq 01 ]]; echo $?; [[ 10 -gt 9 ]]; echo $?; [[ 1+1 -eq 2 ]]; echo $?; x=5; [[ x -eq 5 ]]; echo $?; [[ -1 -lt 0 ]]; echo $?; [[ 0x10 -eq 16 ]]; echo $?; [[ 3 -ne 3 ]]; echo $?; [[ 2 -le 2 && 2 -ge 2 ]]; echo $?
### bad numbers
[[ a -eq 0 ]]; echo $?; [[ '1 2' -eq 1 ]]; echo $?; [[ 08 -eq 8 ]]; echo $?; [[ '' -eq 0 ]]; echo $?
### logic and grouping
[[ a && b ]]; echo $?; [[ a && '' ]]; echo $?; [[ '' || b ]]; echo $?; [[ ! a ]]; echo $?; [[ ! ( a && '' ) ]]; echo $?; [[ ( a || b ) && c ]]; echo $?; [[ ! ! a ]]; echo $?
### precedence
[[ a || b && '' ]]; echo $?; [[ ( a || b ) && '' ]]; echo $?; [[ ! '' && a ]]; echo $?
### short circuit
[[ -n '' && $(echo side >&2) ]]; [[ a || $(echo side >&2) ]]; echo $?
### over lines
[[ a == a &&
   b == b ||
   c == d
]]; echo $?
### regular expressions
[[ abc123 =~ ^[a-z]+([0-9]+)$ ]]; echo $? ${BASH_REMATCH[0]} ${BASH_REMATCH[1]}; [[ abc =~ x ]]; echo $? ${#BASH_REMATCH[@]}
### regular expression groups
[[ 2024-01-15 =~ ([0-9]+)-([0-9]+)-([0-9]+) ]] && echo "${BASH_REMATCH[@]:1}"; [[ ab =~ (a)(x)?(b) ]]; declare -p BASH_REMATCH
### regular expression in a variable
re='^([^:]+):(.*)$'; [[ key:some value =~ $re ]] && echo "${BASH_REMATCH[1]}=${BASH_REMATCH[2]}"
### quoted regular expression is text
[[ a.c =~ "a.c" ]]; echo $?; [[ abc =~ "a.c" ]]; echo $?; [[ abc =~ a"."c ]]; echo $?; [[ abc =~ a.c ]]; echo $?; r='a.c'; [[ abc =~ "$r" ]]; echo $?
### regular expression with blanks
[[ 'a b' =~ a\ b ]]; echo $?; [[ 'a b' =~ 'a b' ]]; echo $?; [[ 'a  b' =~ a[[:space:]]+b ]]; echo $?
### regular expression alternation and repeat
[[ foobar =~ (foo|bar)+ ]]; echo ${BASH_REMATCH[0]} ${BASH_REMATCH[1]}; [[ aaa =~ a{2} ]]; echo ${BASH_REMATCH[0]}; [[ ac =~ ab?c ]]; echo $?; [[ abbbc =~ ab{2,3}c ]]; echo $?
### regular expression escapes
[[ 'a+b' =~ a\+b ]]; echo $?; [[ 'a(b)' =~ \((.*)\) ]]; echo ${BASH_REMATCH[1]}; [[ 'x$' =~ x\$ ]]; echo $?; [[ 'a\b' =~ a\\b ]]; echo $?
### regular expression errors
[[ a =~ ( ]]; echo $?; r='['; [[ a =~ $r ]]; echo $?; r='a{1'; [[ a =~ $r ]]; echo $?; r='*a'; [[ '*a' =~ $r ]]; echo $?
### leftmost longest
[[ xabcabcx =~ (a|ab)(c|bcd)* ]]; echo "${BASH_REMATCH[@]}"; [[ foobarbaz =~ foo|foobar ]]; echo ${BASH_REMATCH[0]}
### regular expression classes
[[ 'aB3_' =~ ^[[:alnum:]_]+$ ]]; echo $?; [[ $'\t' =~ ^[[:blank:]]$ ]]; echo $?; [[ é =~ ^.$ ]]; echo $?; [[ ']' =~ []] ]]; echo $?; [[ 'a-b' =~ [a\-]+ ]]; echo ${BASH_REMATCH[0]}
### nocasematch
shopt -s nocasematch; [[ ABC == abc ]]; echo $?; [[ ABC =~ b ]]; echo ${BASH_REMATCH[0]}; [[ ABC != abc ]]; echo $?
### files
touch f; mkdir d; ln -s f l; ln -s none broken; [[ -e f ]]; echo $?; [[ -f d ]]; echo $?; [[ -d d ]]; echo $?; [[ -L l && -h l ]]; echo $?; [[ -e broken ]]; echo $?; [[ -L broken ]]; echo $?; [[ -s f ]]; echo $?; [[ -r f && -w f ]]; echo $?; [[ -x f ]]; echo $?; [[ -a f ]]; echo $?
### more file tests
[[ -p /dev/null ]]; echo $?; [[ -c /dev/null ]]; echo $?; [[ -b /dev/null ]]; echo $?; [[ -S f ]]; echo $?; [[ -u /tmp || -g /tmp ]]; echo $?; [[ -k /tmp ]]; echo $?; [[ -O . && -G . ]]; echo $?; [[ -t 0 ]]; echo $?
### newer and same
touch -d '2020-01-01' old; touch new; [[ new -nt old ]]; echo $?; [[ old -ot new ]]; echo $?; [[ new -nt none ]]; echo $?; [[ none -ot new ]]; echo $?; ln old same; [[ old -ef same ]]; echo $?; [[ old -ef new ]]; echo $?
### variables
x=; [[ -v x ]]; echo $?; [[ -v nope ]]; echo $?; a=(1 '' 3); [[ -v a[1] ]]; echo $?; [[ -v a[5] ]]; echo $?; [[ -v a ]]; echo $?; declare -A m=([k]=1); [[ -v m[k] ]]; echo $?; [[ -v m[z] ]]; echo $?; [[ -v m ]]; echo $?; b=(); [[ -v b ]]; echo $?
### -R and -o
declare -n r=x; [[ -R r ]]; echo $?; [[ -R x ]]; echo $?; [[ -o errexit ]]; echo $?; set -u; [[ -o nounset ]]; echo $?; [[ -o nosuch ]]; echo $?
### tilde
[[ ~ == "$HOME" ]]; echo $?; [[ $HOME == ~ ]]; echo $?; [[ $HOME/x == ~/* ]]; echo $?
### operators as words
[[ -f ]]; echo $?; [[ '!' ]]; echo $?; [[ '(' == '(' ]]; echo $?; [[ -n == -n ]]; echo $?; x='&&'; [[ $x == '&&' ]]; echo $?
### syntax errors
eval '[[ a b ]]'; echo $?; eval '[[ a == ]]'; echo $?; eval '[[ ]]'; echo $?; eval '[[ -f'; echo $?; eval '[[ ( a ]]'; echo $?; eval '[[ a -foo b ]]'; echo $?
### quoting inside brackets
[[ 'a]b' == a[]]b ]]; echo $?; [[ 'a-b' == a[-]b ]]; echo $?; [[ 'ab' == a[!x]* ]]; echo $?; [[ 'a^' == a[x^] ]]; echo $?; [[ a == [[:alpha:]] ]]; echo $?; [[ '\' == [\\] ]]; echo $?
### glob with ranges and negation
[[ 5 == [0-9] && B == [A-C] && x == [^a-c] ]]; echo $?; [[ a == [^a] ]]; echo $?; [[ é == ? ]]; echo $?
### status with set -e
set -e; [[ a == b ]] || echo no; [[ a == a ]] && echo yes
### compound as command
[[ -d / ]] && [[ -d /tmp ]] || echo no; ! [[ a == b ]]; echo $?; if [[ a ]]; then echo t; fi
### array elements
a=(x y); [[ ${a[1]} == y ]]; echo $?; [[ ${a[*]} == 'x y' ]]; echo $?; [[ "${a[@]}" == 'x y' ]]; echo $?
### test basics
test a = a; echo $?; [ a = b ]; echo $?; [ a == a ]; echo $?; [ a != b ]; echo $?; [ -z '' ]; echo $?; [ -n '' ]; echo $?; [ '' ]; echo $?; [ x ]; echo $?; test; echo $?; [ ]; echo $?
### test numbers
[ 1 -eq 1 ]; echo $?; [ 2 -gt 10 ]; echo $?; [ -5 -lt 3 ]; echo $?; [ ' 7 ' -eq 7 ]; echo $?; [ 010 -eq 10 ]; echo $?; [ +3 -eq 3 ]; echo $?
### test number errors
[ a -eq 1 ]; echo $?; [ 1.5 -gt 1 ]; echo $?; [ '' -eq 0 ]; echo $?; [ 1+1 -eq 2 ]; echo $?; [ 99999999999999999999 -gt 1 ]; echo $?
### test logic
[ a -a b ]; echo $?; [ a -a '' ]; echo $?; [ '' -o b ]; echo $?; [ ! a ]; echo $?; [ ! '' ]; echo $?; [ \( a \) ]; echo $?; [ ! \( a = b \) ]; echo $?; [ a = a -a b = b -o c = d ]; echo $?
### test precedence
[ '' -a '' -o x ]; echo $?; [ x -o '' -a '' ]; echo $?; [ ! '' -a x ]; echo $?; [ \( '' -o x \) -a '' ]; echo $?
### test argument counts
[ = ]; echo $?; [ ! ]; echo $?; [ -n ]; echo $?; [ = = = ]; echo $?; [ ! = ! ]; echo $?; [ -f = -f ]; echo $?; [ '(' = '(' ]; echo $?; [ -a x ]; echo $?; [ ! -a x ]; echo $?
### test errors
[ a; echo $?; [ a b ]; echo $?; [ a b c ]; echo $?; [ a = ]; echo $?; [ -q x ]; echo $?; [ a = b c ]; echo $?; [ \( a ]; echo $?; test a -eq; echo $?; [ 1 -eq 1 -a ]; echo $?
### test strings compare
[ a \< b ]; echo $?; [ b \> a ]; echo $?; [ B \< a ]; echo $?; [ 10 \< 9 ]; echo $?
### test files
touch f; [ -f f ]; echo $?; [ -d . ]; echo $?; [ -e none ]; echo $?; [ -s f ]; echo $?; [ f -nt none ]; echo $?; [ f -ef ./f ]; echo $?; test -x /bin/ls; echo $?; [ -t 1 ]; echo $?
### test variable set
x=1; test -v x; echo $?; test -v y; echo $?; [ -v 'a[0]' ]; echo $?; a=(1); [ -v 'a[0]' ]; echo $?; [ -v x -a -v a ]; echo $?
### test option
[ -o braceexpand ]; echo $?; [ -o nothing ]; echo $?; set -f; [ -o noglob ]; echo $?
### test with unquoted empty
unset x; [ -n $x ]; echo $?; [ $x ]; echo $?; [ $x = a ]; echo $?
### bracket as command name
x='['; $x a = a ']'; echo $?; command [ a ]; echo $?; type [ | head -1

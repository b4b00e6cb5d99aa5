### default when unset or empty
unset u; e=; echo "${u:-d}" "${u-d}" "${e:-d}" "${e-d}"
### assign default
unset u; e=; echo "${u:=1}" "$u" "${e=2}" "$e" "${e:=3}" "$e"
### alternative
unset u; e=; s=1; echo "[${u:+a}][${u+a}][${e:+a}][${e+a}][${s:+a}][${s+a}]"
### error when unset
(: ${u?}); echo $?; (: ${u?custom words}); echo $?; e=; (: ${e:?}); echo $?
### error ends a script
: ${u:?must be set}
echo not reached
### length
x=hello; echo ${#x} ${#} ${#u}
### length counts characters
x=é日; echo ${#x}; LC_ALL=C; echo ${#x}
### substring
x=abcdef; echo ${x:2} ${x:1:3} ${x: -2} ${x: -3:2} ${x:0:-2} ${x:(-1)}
### substring beyond the end
x=abc; echo "[${x:5}][${x:3}][${x:1:100}][${x: -9}]"
### substring negative length too far
x=abc; echo ${x:2:-2}
echo status $?
### substring with arithmetic
x=abcdef; i=1; echo ${x:i:i+1} ${x:$i*2:1}
### substring of utf8
x=aé日b; echo ${x:1:2}
### remove prefix
f=/a/b/c.tar.gz; echo ${f#*/} ${f##*/} ${f#/a} ${f#x}
### remove suffix
f=/a/b/c.tar.gz; echo ${f%.*} ${f%%.*} ${f%/*} ${f%%/*}end
### remove pattern from variable
f=abcabc; p='a*'; echo "${f#$p}|${f##$p}|${f#"$p"}"
### remove with quoted star
x='a*b*c'; echo "${x#*'*'}" "${x##*\*}"
### replace first and all
x=aXbXc; echo ${x/X/-} ${x//X/-} ${x/X} ${x//X}
### replace at start and end
x=abcab; echo ${x/#ab/Z} ${x/%ab/Z} ${x/#b/Z} ${x/%a/Z}
### replace with pattern
x=foobar; echo ${x/o*/X} ${x//[ob]/_} ${x/?/Y}
### replace longest match
x=aaa; echo ${x/a*/-} ${x//a/b}
### replace with slash
x=a/b/c; echo ${x//\//:} ${x//'/'/+}
### replace with ampersand
x=abc; shopt -u patsub_replacement; echo ${x/b/[&]}; shopt -s patsub_replacement; echo ${x/b/[&]} ${x/b/\&} "${x/b/'&'}"
### ampersand is the match by default
x=abc; echo "${x//[ac]/<&>}"
### replace empty pattern
x=abc; echo "${x//}" "${x/}" "${x//''/-}"
### replace with quotes in replacement
x=abc; echo "${x/b/"q r"}" ${x/b/'q'}
### replace in array
a=(foo bar boo); echo ${a[@]/o/0} ${a[@]//o/0} ${a[*]#b}
### prefix removal in positional
set -- a1 a2 b1; echo ${@#a} ${*%1}
### upper and lower
x='hello World'; echo "${x^}" "${x^^}" "${x,}" "${x,,}" "${x^^[lo]}" "${x,,W}"
### toggle case operators
x=aBc; echo "${x~}" "${x~~}"
### upper of utf8
x=éa; echo "${x^^}" "${x^}"
### case of array
a=(ab cd); echo "${a[@]^}" "${a[@]^^}"
### indirect
a=b; b=c; echo ${!a}
### indirect to array element
arr=(x y z); r='arr[1]'; echo ${!r}; r='arr[@]'; echo ${!r}
### indirect positional
set -- p q; n=2; echo ${!n} ${!#}
### indirect with default
r=nope; echo ${!r:-def}
### indirect of unset is an error
unset r; echo ${!r}; echo after
### names by prefix
abc1=1; abc2=2; echo ${!abc*} ${!abc@}
### names by prefix in quotes
xy1=; xy2=; printf '<%s>' "${!xy@}"; printf '<%s>' "${!xy*}"; echo
### transform operators
x=ab; echo ${x@U} ${x@u} ${x@L}; y='a\tb'; echo "${y@E}"
### transform A
x='a b'; echo "${x@A}"; declare -i n=3; echo "${n@A}"; declare -rx c=1; echo "${c@A}"
### transform a
declare -ir n=1; declare -a l=(1); declare -A m=([a]=1); echo ${n@a} ${l@a} ${m@a} "[${x@a}]"
### transform P
x='\w \W'; cd /; echo "${x@P}"
### transform K
declare -A m=([a]='1 2'); echo "${m[@]@K}"; l=(x 'y z'); echo "${l[@]@K}"
### transform k
l=(x 'y z'); printf '<%s>' "${l[@]@k}"; echo
### transform Q of array
l=(a "b c" "d'e"); echo "${l[@]@Q}"
### transform A of array
l=(a "b c"); echo "${l[@]@A}"
### transform of unset
echo "[${u@Q}][${u@A}]"
### positional parameters
set -- a b c d e f g h i j k; echo $1 $10 ${10} ${11} $#
### positional slices
set -- a b c d; echo ${@:2} ${@:2:2} "${@: -1}" ${*:1:2}
### positional slice from zero
set -- a b; echo "${@:0:1}" ${@:0:2} | sed 's/.*script/script/'
### shift
set -- a b c; shift; echo $*; shift 2; echo $#; shift; echo $?
### shift too far
set -- a; shift 5; echo $? $#
### set dash dash
set -- -e x; echo $1; set -- ; echo $#
### set with plain words
set a b; echo $1 $2
### special hyphen
echo $- | tr -d '\n' | grep -o 'h'; set -e; echo $- | grep -c e
### last argument
echo a b c; echo $_; true x; echo "$_"
### status
false; echo $?; true; echo $?; (exit 42); echo $?
### unset variables are empty
echo "[$nope][${nope}]"
### unset builtin
x=1; unset x; echo "${x-unset}"; unset nope; echo $?
### readonly cannot be unset
readonly r=1; unset r; echo $?
### readonly cannot be assigned
readonly r=1; r=2; echo not reached
### readonly in subshell
readonly r=1; (r=2; echo inner); echo $?
### bad substitution
echo ${x!y}
echo after
### bad substitution in quotes
echo "${a b}"
echo after
### bad operator letter
x=1; echo "${x@Z}"; echo after
### default with nested expansion
b=2; echo "${a:-${b:-c}}" "${a:-$(echo d)}" "${a:-$((1+1))}"
### default with spaces unquoted
printf '<%s>' ${u:-a  b}; echo
### default keeps quotes
printf '<%s>' "${u:-a  b}"; echo
### default with at
set -- x 'y z'; printf '<%s>' "${u:-$@}"; printf '<%s>' ${u:-"$@"}; echo
### alternative with at
set -- x 'y z'; printf '<%s>' "${1+$@}"; printf '<%s>' ${1+"$@"}; echo
### assign default to positional fails
set --; echo ${1:=x}; echo after
### tilde in default
HOME=/h; echo ${u:-~} ${u:-~/x} "${u:-~}"
### dollar braces around digits
set -- a; echo ${1}2 $12
### name ends at first other letter
a=1; echo $a.b $a-b ${a}b "$a[0]"
### pattern of extglob in removal
shopt -s extglob; x=aaab; echo ${x##+(a)} ${x#+(a)} ${x%%@(b|c)}
### bracket pattern in removal
x=abc123; echo ${x%%[0-9]*} ${x##*[!0-9]} ${x//[^0-9]}
### character class in replacement
x='a1 b2'; echo "${x//[[:digit:]]/#}" "${x//[[:space:]]/_}"
### length of array element
a=(abc de); echo ${#a} ${#a[1]} ${#a[@]} ${#a[9]}
### length of at
set -- a b; echo ${#@} ${#*}
### substring of at with too large offset
set -- a b; echo "[${@:5}]"
### negative substring of at
set -- a b c; echo ${@: -2:1}
### slices of arrays
a=(a b c d e); echo ${a[@]:1:2} ${a[@]: -2} ${a[*]:3}
### slice of sparse array
a=([2]=x [5]=y [9]=z); echo ${a[@]:3} "|" ${a[@]:2:2}
### assign and use in the same command
x=1; x=2 echo $x; echo $x
### several assignments see each other
a=1 b=$a c=$b; echo $a$b$c
### plus equals
x=a; x+=b; x+=c; echo $x; declare -i n=1; n+=2; echo $n
### assignment of command substitution keeps status
x=$(exit 3); echo $?
### assignment before builtin does not last
IFS=: read -r a b <<< x:y; echo $a $b; printf '%q\n' "$IFS"
### assignment before special builtin in sh lasts [sh]
x=1 :; echo $x
### assignment before special builtin in bash does not last
x=1 :; echo "[$x]"
### assignment before function is local to it
f(){ echo $x; }; x=1; x=2 f; echo $x
### export in function call assignment
f(){ printenv x; }; x=5 f; echo "[$x]"
### word splitting not done in assignment
x='a  b'; y=$x; echo "$y"; z=$(echo 'c  d'); echo "$z"
### glob not done in assignment
touch f1; x=*; echo "$x"
### nounset message
set -u; echo $nope; echo not reached
### nounset with default
set -u; echo ${nope-d} ${nope:-e} ${nope+f}; echo end
### nounset with at
set -u; set --; echo "$@" $* $#; echo end
### nounset with array element
set -u; a=(1); echo ${a[0]}; echo ${a[3]}; echo not reached
### nounset with empty array
set -u; a=(); echo "${a[@]}" end
### nounset of positional
set -u; echo $1; echo not reached
### nounset length
set -u; echo ${#nope}
### nounset in arithmetic
set -u; echo $((nope+1)); echo not reached
### nounset in subshell
set -u; (echo $nope); echo $?
### nounset in substitution of a prefix
set -u; echo ${nope#x}
### nounset within test
set -u; [[ -n $nope ]]; echo $?
### nounset and v test
set -u; [[ -v nope ]]; echo $?

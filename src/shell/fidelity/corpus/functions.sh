### arguments and count
f(){ echo $# "$1" "$2"; echo "$*"; echo "$@"; }; f a 'b c'; f
### return value and default
f(){ return 3; }; f; echo $?; g(){ false; return; }; g; echo $?; h(){ :; }; h; echo $?
### return wraps
f(){ return 256; }; f; echo $?; g(){ return -1; }; g; echo $?; h(){ return 1000; }; h; echo $?
### return outside
return 3; echo $?
### return with a bad argument
f(){ return abc; echo no; }; f; echo $?
### return with two arguments
f(){ return 1 2; echo after; }; f; echo $?
### definition forms
f() { echo 1; }; function g { echo 2; }; function h() { echo 3; }; i () (echo 4); f; g; h; i
### body forms
f() if true; then echo if; fi; g() for x in 1 2; do echo $x; done; h() [[ $1 == a ]]; i() (( $1 > 3 )); f; g; h a && echo h; i 5 && echo i
### function with redirection
f() { echo out; echo err >&2; } > file 2>&1; f; cat file
### redirection is expanded at each call
f() { echo x; } > $name; name=a f; name=b; f; ls
### redefinition
f(){ echo 1; }; f; f(){ echo 2; }; f
### redefinition of itself while running
f(){ f(){ echo new; }; echo old; }; f; f
### function shadows builtin and command
echo(){ printf 'mine: %s\n' "$*"; }; echo hi; builtin echo hi; command echo hi; unset -f echo; echo hi
### unset -f in itself
f(){ unset -f f; echo once; }; f; f 2>/dev/null; echo $?
### strange names
a-b(){ echo dash; }; a.b(){ echo dot; }; a:b(){ echo colon; }; @x(){ echo at; }; a-b; a.b; a:b; @x
### local
x=1; f(){ local x=2; g; echo f $x; }; g(){ echo g $x; x=3; }; f; echo $x
### local without value
x=1; f(){ local x; echo "[${x}]" ${x+set}; x=5; echo $x; }; f; echo $x
### local array and association
f(){ local -a a=(1 2); local -A m=([k]=v); echo ${a[1]} ${m[k]}; }; f; echo "${a[*]}${m[*]}"
### local in recursion
f(){ local n=$1; if ((n>0)); then f $((n-1)); fi; echo -n "$n "; }; f 4; echo
### local status is that of local
f(){ local x=$(false); echo $?; local y; y=$(false); echo $?; }; f
### local readonly
f(){ local -r x=1; x=2; echo no; }; f; echo $?
### local with a list of names
f(){ local a=1 b c=$a; echo "$a|$b|$c"; }; f
### local export
f(){ local -x v=seen; printenv v; }; f; printenv v; echo $?
### local integer
f(){ local -i n=2+3; n+=4; echo $n; }; f
### local nameref
set_to(){ local -n ref=$1; ref=$2; }; set_to target value; echo $target
### nameref to array
add(){ local -n arr=$1; arr+=("$2"); }; list=(a); add list b; add list c; echo "${list[@]}" ${#list[@]}
### nameref element
declare -a a=(1 2 3); declare -n r=a[1]; echo $r; r=x; echo ${a[@]}
### nameref chain and unset
x=1; declare -n a=x b=a; echo $b; b=2; echo $x; unset b; echo "[$x]"; unset -n a; x=3; echo "${a-none}"
### nameref in for
x=1 y=2; declare -n n; for n in x y; do echo $n; n=7; done; echo $x $y
### nameref indirection shows the name
x=1; declare -n r=x; echo ${!r}; declare -p r
### nameref to nothing
declare -n r; r=v; echo ${!r}; v=9; echo $r
### nameref invalid
declare -n r='1x'; echo $?; declare -n r=r; echo $?
### dynamic scope through two calls
a(){ local v=a; b; }; b(){ c; }; c(){ echo $v; v=c; }; a; echo "[$v]"
### unset local uncovers
f(){ local v=f; g; echo "f:$v"; }; g(){ unset v; echo "g:$v"; }; v=top; f; echo $v
### unset local in its own function
f(){ local v=f; unset v; echo "[$v]" ${v+set}; v=again; }; v=top; f; echo $v
### FUNCNAME stack
a(){ b; }; b(){ echo "${FUNCNAME[@]}" ${#FUNCNAME[@]}; echo $FUNCNAME; }; a; echo "[$FUNCNAME]"
### BASH_SOURCE and BASH_LINENO
f(){ echo "${BASH_SOURCE[0]##*/} ${BASH_LINENO[0]} $LINENO"; }
f

f; echo ${BASH_SOURCE##*/} ${BASH_LINENO[0]}
### caller
f(){ caller; caller 0; caller 1; echo $?; }
g(){ f; }
g; caller; echo $?
### LINENO in a function
f(){
echo $LINENO
echo $LINENO; }
f
echo $LINENO
### sourced frames
echo 'echo "${FUNCNAME[@]}|${BASH_SOURCE[@]##*/}|$LINENO"; g(){ echo "${FUNCNAME[*]}" $LINENO; }' > lib.sh; . ./lib.sh; g; f(){ . ./lib.sh; }; f
### positional parameters are restored
set -- a b; f(){ set -- x y z; echo $#; shift; echo $1; }; f 1; echo $# $1
### shift in a function
f(){ while (($#)); do echo -n "$1 "; shift; done; echo; }; f a b c; set -- q; f; echo $#
### dollar zero stays
f(){ echo ${0##*/}; }; f
### temporary environment for a function
f(){ echo $v; v=inside; g; }; g(){ echo $v; }; v=out; v=temp f; echo $v
### temporary environment is exported
f(){ printenv v; }; v=temp f; echo "[$v]"
### temporary environment and local
f(){ local v; echo "[$v]"; local w=1; }; v=temp f
### return in a loop and a group
f(){ for i in 1 2 3; do { [ $i = 2 ] && return 9; }; echo $i; done; }; f; echo $?
### return in a subshell
f(){ (return 4; echo no); echo $?; }; f
### return in a pipeline
f(){ echo a | { read x; return 5; }; echo $?; }; f
### return in a sourced file
echo 'echo before; return 6; echo after' > s; . ./s; echo $?
### recursion computes
fact(){ if (($1<=1)); then echo 1; else echo $(($1*$(fact $(($1-1))))); fi; }; fact 10; fib(){ (($1<2)) && { echo $1; return; }; echo $(( $(fib $(($1-1))) + $(fib $(($1-2))) )); }; fib 8
### output through a global
ret(){ REPLY="<$1>"; }; ret x; echo $REPLY
### output through printf -v
f(){ printf -v "$1" '%s!' "$2"; }; f out hey; echo $out
### array arguments
f(){ local args=("$@"); echo ${#args[@]} "${args[-1]}"; }; f a 'b c' d
### export -f
f(){ echo "child $1"; }; export -f f; bash -c 'f x'; declare -F f
### function in pipeline
gen(){ seq 3; }; dbl(){ while read n; do echo $((n*2)); done; }; gen | dbl | tail -1
### declare -f prints
f(){ local a=1; if [[ $a -eq 1 ]]; then echo "a is $a"; else :; fi | cat; }; declare -f f
### declare -F lists
b(){ :; }; a(){ :; }; declare -F; declare -F a; declare -F zz; echo $?
### type of a function
f(){ echo hi; }; type -t f; type f; command -v f; command -V f
### readonly function
f(){ echo 1; }; readonly -f f; f(){ echo 2; }; f; unset -f f; f
### nested definitions are global
outer(){ inner(){ echo inner; }; }; inner 2>/dev/null || echo none; outer; inner
### conditional definition
if true; then f(){ echo yes; }; else f(){ echo no; }; fi; f
### function in a subshell is not outside
(f(){ echo in; }; f); f 2>/dev/null; echo $?
### many arguments
f(){ echo ${10} ${11} $#; shift 9; echo $1; }; f 1 2 3 4 5 6 7 8 9 ten eleven
### at and star joined
f(){ IFS=-; echo "$*"; echo "$@"; echo $*; }; f a b c
### command not found handle
command_not_found_handle(){ echo "no $1 (${*:2})"; return 44; }; nosuch a b; echo $?
### local -
f(){ local -; set -u; set -f; echo $-; }; f | grep -c u; f >/dev/null; case $- in *u*) echo on;; *) echo off;; esac
### FUNCNEST
FUNCNEST=5; f(){ echo $1; f $(($1+1)); }; f 1; echo $?
### local scope of IFS
f(){ local IFS=,; echo "$*"; }; f a b; set -- c d; echo "$*"
### args unset with set --
f(){ set --; echo $#; }; f a b
### local -p
f(){ local b=2 a=1; local -i n=3; local; }; f
### declare -g
f(){ declare -g G=1; declare L=2; typeset -g H=3; }; f; echo "$G$L$H"
### same name function and variable
f=1; f(){ echo fn; }; f; echo $f; unset f; echo "[$f]"; f
### return trap like value through status
f(){ return $(( $1 * 2 )); }; f 4; echo $?; f 200; echo $?
### alias like function with same name as keyword is refused
if(){ echo x; }; echo no
### function with here document
f(){ cat <<E
hello $1
E
}; f you; f me
### function name expanded from a variable
f(){ echo "called $1"; }; n=f; $n arg; "$n" other
### positional after local set
f(){ local x=$1; shift; echo $x-$#-$1; }; f a b c
### exit in function ends the script
f(){ exit 8; }; f; echo no
### error in function keeps going
f(){ false; echo still; nosuchcmd; echo on; }; f

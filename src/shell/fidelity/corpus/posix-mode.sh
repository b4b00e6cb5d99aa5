### sh runs plain scripts [sh]
x=1; echo $x; f() { echo f; }; f; case a in a) echo c;; esac
### sh has bash features [sh]
[[ a == a ]] && echo yes; a=(1 2); echo ${a[1]}; echo $((2**3)); echo <(:) 2>&1 | sed 's/[0-9]*$/N/'
### special builtin failure ends [sh]
echo a; shift 5; echo b; readonly r=1; r=2; echo no
### export invalid ends [sh]
export 1x=2; echo not here
### unset readonly ends [sh]
readonly r=1; unset r; echo not here
### assignment before special builtin stays [sh]
x=1 :; echo $x; y=2 eval 'echo $y'; echo $y; z=3 true; echo "[$z]"
### assignment before function [sh]
f() { echo $v; }; v=1 f; echo "[$v]"
### redirection error of special builtin [sh]
: > /nodir/x; echo not here
### redirection error of regular command [sh]
echo > /nodir/x; echo here
### dot missing file [sh]
. ./nofile; echo not here
### function named as special builtin [sh]
eval() { echo no; }; echo $?
### type of special [sh]
type export; type cd; command -v export
### set -o posix in bash
set -o posix; export 1x 2>/dev/null; echo not here
### posix variable
POSIXLY_CORRECT=1; set -o | grep posix
### echo in sh [sh]
echo 'a\tb'; echo -e 'a\tb'; echo -n x; echo
### alias expansion in sh [sh]
alias e='echo expanded'
e
### tilde and assignment in sh [sh]
x=~; echo $x | grep -c /; echo a=~
### arithmetic and unset in sh [sh]
unset x; echo $((x+1)); set -u; (echo $x); echo $?
### trap names in sh [sh]
trap 'echo hi' SIGINT; echo $?; trap 'echo hi' INT; trap
### kill -l in sh [sh]
kill -l 15; kill -l | wc -l
### brace expansion in sh [sh]
echo {a,b} {1..3}
### function keyword in sh [sh]
function f { echo kw; }; f
### local in sh [sh]
f() { local x=1; echo $x; }; x=0; f; echo $x
### read without name in sh [sh]
echo val | { read; echo "$REPLY"; }
### here string in sh [sh]
cat <<< hs
### dollar single in sh [sh]
echo $'a\tb'
### errexit in substitution in sh [sh]
set -e; x=$(false; echo in); echo no
### exit trap and signals [sh]
trap 'echo bye' 0; exit 3
### getopts in sh [sh]
set -- -a -x; while getopts ab: o; do echo "$o"; done
### syntax error in eval ends [sh]
eval 'if'; echo not here
### bad substitution ends [sh]
echo ${x!}; echo not here
### division by zero ends [sh]
echo $((1/0)); echo not here
### readonly loop variable [sh]
readonly i=1; for i in a b; do echo $i; done; echo not here
### cd with CDPATH empties [sh]
cd /; cd ''; echo $?; pwd
### test with == [sh]
[ a == a ] && echo ok; test x = x && echo ok2
### printf in sh [sh]
printf '%s %d\n' a 1; printf '%b\n' 'x\ty'
### set dashes in sh [sh]
set -- a b; echo $#; set a; echo $#; echo $-
### return outside [sh]
return 3; echo $?
### break outside [sh]
break; echo after
### unset function and variable [sh]
f() { echo f; }; unset f; f; unset -f f; f 2>/dev/null; echo $?
### command special builtin does not end [sh]
command export 1x; echo here; command . ./nofile; echo here2
### whence alias lists [sh]
alias a=b; alias
### export p format [sh]
export A=1; export -p | grep ' A='; readonly R=2; readonly -p | grep R=
### umask symbolic [sh]
umask 022; umask -S; umask
### source args [sh]
echo 'echo $1' > s; set -- main; . ./s arg
### bash in sh clothing [sh]
echo ${BASH_VERSION%%.*}; case $SHELLOPTS in *posix*) echo posix;; esac

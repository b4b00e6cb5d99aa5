### set -o names
set -o pipefail; set -o | grep pipefail; set +o pipefail; set -o | grep pipefail; set -o nosuch; echo $?
### set letters in dollar dash
echo $-; set -efu; echo $-; set +f; echo $-; set -C; echo $-; set -a; echo $-
### set invalid option
set -Z; echo $?; set -o; echo $? | tail -1
### set positional
set a b c; echo $# $2; set -- -x y; echo $1; set -; echo $#; set --; echo $#; set - p; echo $1
### set with options and parameters
set -f x y; echo "$*" *; set +f; set -- a -f; echo "$*"
### allexport
set -a; v=exported; set +a; printenv v; w=not; printenv w; echo $?
### noglob
touch a b; set -f; echo *; set +f; echo *
### noclobber
set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f; echo d >> f; cat f; set +C; echo e > f; cat f
### noexec
bash -n -c 'echo no; if'; echo $?; bash -n -c 'echo fine'; echo $?
### noexec in a script
echo a; set -n; echo not run
### verbose
set -v; echo hi
x=1
set +v
### nounset message
bash -uc 'echo $x'; echo $?
### onecmd
bash -tc 'echo a; echo b
echo c'
### keyword option
set -k; printenv v v=5; set +k
### braceexpand
set +B; echo {a,b} {1..3}; set -B; echo {a,b}
### hashall
set +h; hash ls; echo $?; set -h
### physical
mkdir d; ln -s d l; cd l; pwd | grep -c /l$; cd ..; set -P; cd l; pwd | grep -c /d$
### posix option
set -o posix; set -o | grep posix; echo $-
### SHELLOPTS
case :$SHELLOPTS: in *:braceexpand:*) echo yes;; esac; set -u; case :$SHELLOPTS: in *:nounset:*) echo yes;; esac; SHELLOPTS=x; echo $?
### shopt sets and asks
shopt nullglob; echo $?; shopt -s nullglob; shopt nullglob; echo $?; shopt -q nullglob; echo $?; shopt -u nullglob; shopt -q nullglob; echo $?
### shopt several
shopt -q extglob nullglob; echo $?; shopt -s extglob nullglob; shopt -q extglob nullglob; echo $?; shopt extglob dotglob
### shopt -p one
shopt -p extglob; shopt -s extglob; shopt -p extglob
### shopt invalid
shopt nosuch; echo $?; shopt -s nosuch; echo $?; shopt -z; echo $?
### shopt -o
shopt -o errexit; shopt -so nounset; shopt -o nounset; shopt -po pipefail; shopt -qo nounset; echo $?
### BASHOPTS
case :$BASHOPTS: in *:sourcepath:*) echo yes;; esac
### xtrace simple
set -x; echo hi; x=1; y="a b"; : "$y" ''; set +x; echo end
### xtrace quoting
set -x; echo 'a b' "c'd" $'e\nf' '*' a=b '~' '#' x#y '' é
### xtrace PS4
PS4='[$LINENO] '; set -x; echo a
echo b
### xtrace PS4 with function
PS4='+${FUNCNAME[0]:-main}: '; f(){ echo in; }; set -x; f
### xtrace nested levels
set -x; x=$(echo $(echo deep)); eval 'echo ev'; (echo sub)
### xtrace of loops and conditions
set -x; for i in 1 2; do :; done; if [ 1 = 1 ]; then :; fi; while false; do :; done; case a in a) :;; esac
### xtrace of arithmetic and conditional
set -x; ((1+2)); [[ a == a* && -n b ]]; [[ ! -e x || a < b ]]; let x=1+1; for ((i=0;i<1;i++)); do :; done; x=$((1+1))
### xtrace of assignments
set -x; a=(1 2 'b c'); a[3]=x; declare -A m=([k]=v); m[z]=1; export E=1; readonly R="r s"; local_=1 true; a+=(q); x+=y
### xtrace of regular expression
set -x; [[ abc =~ ^a.c$ ]]; [[ x != "y z" ]]; [[ 'a b' == 'a b' ]]
### xtrace of functions
set -x; f(){ local v=1; return 3; }; f a 'b c'
### xtrace redirections are not shown
set -x; echo a > /dev/null; cat <<< x; { echo g; } 2>&1
### xtrace of pipelines
set -x; echo a | cat
### BASH_XTRACEFD
exec 5> log; BASH_XTRACEFD=5; set -x; echo out; set +x; cat log
### xtrace with temporary environment
set -x; A=1 B='2 3' true; A=1 f 2>/dev/null
### xtrace of declare
set -x; declare -i n=1+1; declare -a arr=(x y); typeset q=1; f(){ local l=1 m; }; f
### xtrace and set plus x silent
{ set -x; } 2>/dev/null; echo a; { set +x; } 2>/dev/null; echo b
### xtrace of select and until
set -x; until true; do :; done; printf 1 | { select x in a; do break; done; } 2>&1 | grep -c select
### xtrace here document
set -x; cat <<E
$((1+1))
E
### xtrace of trap
set -x; trap 'echo bye' EXIT; trap - EXIT
### xtrace of empty command substitution and colon
set -x; x=$(:); : ; $(true) ; echo "$x"
### set -e in dollar dash for sh [sh]
echo $-; set -e; echo $-
### BASH_COMPAT
BASH_COMPAT=4.2; echo $BASH_COMPAT; BASH_COMPAT=5.1; echo $?
### nocaseglob
touch ABC abd; shopt -s nocaseglob; echo ab*; shopt -u nocaseglob; echo ab*
### failglob
shopt -s failglob; echo *.none; echo after
### dotglob
touch .h v; echo *; shopt -s dotglob; echo *
### sourcepath off
mkdir p; echo 'echo sourced' > p/lib; PATH=$PWD/p:$PATH; . lib; shopt -u sourcepath; . lib; echo $?
### execfail
shopt -s execfail; exec nosuch; echo "alive $?"
### autocd and cdspell are accepted
shopt -s autocd cdspell checkhash huponexit; echo $?
### lithist and others
shopt -s lithist cmdhist globasciiranges; echo $?
### xpg_echo
shopt -s xpg_echo; echo 'a\nb'
### assoc_expand_once
shopt -s assoc_expand_once; declare -A a; k='x]'; a[$k]=1; echo "${!a[@]}"
### localvar_inherit
shopt -s localvar_inherit; x=5; f(){ local x; echo "[$x]"; }; f
### localvar_unset
shopt -s localvar_unset; f(){ local x=1; g; echo "[${x-unset}]"; }; g(){ unset x; }; x=top; f
### patsub_replacement
x=abc; echo ${x/b/<&>}; shopt -u patsub_replacement; echo ${x/b/<&>}
### varredir_close
shopt -s varredir_close; exec {fd}> f; { echo x >&$fd; } 2>/dev/null; echo $?
### set -T and -E shown
set -TE; echo $-
### option reset by local dash
f(){ local -; set -x; :; }; f 2>/dev/null; case $- in *x*) echo on;; *) echo off;; esac
### invocation options
bash -euc 'echo $-'; bash +B -c 'echo {a,b}'; bash -o pipefail -c 'false | true; echo $?'; bash -O extglob -c 'shopt extglob'
### invocation errors
bash -Zc 'echo'; echo $?; bash -o nosuch -c :; echo $?; bash nofile; echo $?; bash -c; echo $?
### positional with -c and -s
bash -c 'echo $0 $1 $#' name a b; echo 'echo $0 $1' | bash -s x y; bash -c 'echo $0'
### long options
bash --norc --noprofile -c 'echo ok'; bash --posix -c 'set -o | grep posix'; bash --version | head -1; bash --bad; echo $?

### eval joins
eval echo a '  b' c; eval 'echo "a   b"'; x='echo $y'; y=val; eval $x; eval "$x"
### eval status
eval false; echo $?; eval; echo $?; eval ''; echo $?; eval 'exit 3' & wait $!; echo $?
### eval of assignments and quotes
eval 'a="x y"'; echo "$a"; n=b; eval "$n=5"; echo $b; eval "echo \"\$$n\""
### eval multi line
eval 'echo 1
echo 2'
### eval with syntax error goes on
eval 'echo a; if'; echo $?; eval 'echo )'; echo after
### eval and return
f(){ eval 'return 4'; echo no; }; f; echo $?
### eval break
for i in 1 2; do eval break; echo no; done; echo end
### eval with options
eval -- 'echo dd'; eval -x; echo $?
### source with arguments
echo 'echo $# $1 $0; shift; echo $1' > s; set -- A; . ./s x y; echo $1; . ./s
### source return
echo 'return 3; echo no' > s; . ./s; echo $?; source ./s; echo $?
### source missing
. ./nofile; echo $?; source nofile; echo $?; .; echo $?
### source a directory
mkdir d; . ./d; echo $?
### source sets variables and functions
echo 'v=1; f(){ echo fn $v; }' > s; . ./s; f
### source searches PATH then here
mkdir p; echo 'echo from path' > p/lib; echo 'echo from here' > lib; PATH=$PWD/p:$PATH; . lib; PATH=/usr/bin:/bin; . lib
### source syntax error
printf 'echo a\nif\n' > s; . ./s; echo $?
### source last status
echo 'false' > s; . ./s; echo $?; : > e; false; . ./e; echo $?
### source nested and set
echo 'set -- from source' > s; set -- main; . ./s; echo $1; f(){ . ./s; echo $1; }; f func; echo $1
### source with set in arguments
echo 'set -- changed; echo $1' > s; set -- main; . ./s arg; echo $1
### exec replaces
(exec echo replaced; echo no); echo $?
### exec failure
(exec nosuch; echo no); echo $?; (exec /tmp; echo no); echo $?
### exec redirections only
exec 3> f; echo to3 >&3; exec 3>&-; cat f; exec 4< f; read x <&4; echo $x
### exec in a function
f(){ exec echo from f; }; (f; echo no)
### exec with environment
(A=5 exec bash -c 'echo $A')
### command
command echo a; command -v echo ls nosuch; echo $?; command -V echo; command nosuch; echo $?; command; echo $?
### command -p
PATH=/none; command -p ls / >/dev/null; echo $?; command -pv ls
### type
f(){ echo; }; type f cd if ls; type -t f cd if ls nope; echo $?
### type -a -p -P
type -p ls cd; type -P ls cd; type -a echo | head -3; type -ap ls
### type of keyword and missing
type while; type nope; echo $?; type -f cd; type; echo $?
### builtin
builtin echo a; builtin nope; echo $?; builtin; echo $?; cd(){ builtin cd "$@" && echo "in $PWD"; }; cd / 
### enable
enable -n echo; type -t echo; enable echo; type -t echo; enable nope; echo $?; enable -n test; enable -n; enable test
### let
let x=1+2; echo $x $?; let y=0; echo $?; let 'a = 3' 'b = a * 2'; echo $a $b; let; echo $?; let x++; echo $x; let 'x ='; echo $?
### let with quotes
let "z = (1 + 2) * 3"; echo $z; let z+=1 z*=2; echo $z
### umask
umask; umask 077; umask; touch f; ls -l f | cut -c1-10; umask -S; umask u=rwx,g=rx,o=; umask; umask -p; umask g+w; umask; umask 999; echo $?; umask -S 022
### umask errors
umask abc; echo $?; umask u=q; echo $?; umask 1234567; echo $?
### shift
set -- a b c d; shift; echo $*; shift 2; echo $*; shift 5; echo $?; shift 0; echo $*; shift -1; echo $?; shift x; echo $?
### readonly
readonly a=1 b; a=2; echo $? no
### readonly lists
readonly zz=5; readonly | grep zz; readonly -p | grep zz; unset zz; echo $?
### export
export A=1 B; B=2; bash -c 'echo $A $B'; export -n A; bash -c 'echo "[$A]"'; export -p | grep ' B='; export 2x; echo $?
### export function list
f(){ :; }; export -f f; export -f | head -2; export -fn f; bash -c f 2>/dev/null; echo $?; export -f nof; echo $?
### declare prints functions and variables
x=1; declare -p x; declare -i y=2; declare -p x y; declare -p nope; echo $?
### declare options combined
declare -ir c=5; declare -p c; declare -xl low=ABC; declare -p low; declare +i c 2>/dev/null; echo $?
### declare -a -A of existing
x=1; declare -a x; declare -p x; declare -A x; echo $?
### unset kinds
x=1; f(){ :; }; unset x f; echo "${x-u}"; type f 2>/dev/null; echo $?; unset nope; echo $?; unset -v 'a[0'; echo $?; a=(1 2 3); unset 'a[1]'; echo ${a[@]}; unset a[0]; declare -p a
### unset array whole elements
a=(1 2); unset 'a[@]'; declare -p a; declare -A m=([x]=1 [y]=2); unset 'm[x]'; declare -p m; unset 'm[@]'; declare -p m
### pwd and cd
cd /tmp && pwd; cd - ; cd / && pwd -P; cd /nonexistent; echo $?; cd; pwd | sed "s|$HOME|H|"; cd a b; echo $?
### CDPATH
mkdir -p base/target; CDPATH=base; cd target | sed 's|.*/work|W|'; cd target >/dev/null; pwd | sed 's|.*/work|W|'
### cd empty and home unset
cd ''; echo $?; unset HOME; cd; echo $?; OLDPWD=; cd -; echo $?; unset OLDPWD; cd -; echo $?
### PWD and OLDPWD
cd /; cd /tmp; echo $PWD $OLDPWD; PWD=fake; echo $PWD; cd .; echo $PWD
### dirs
cd /; pushd /tmp; pushd /usr; dirs; dirs -v; dirs -p; popd; popd; popd; echo $?
### pushd rotate
cd /; pushd /tmp >/dev/null; pushd /usr >/dev/null; pushd +1; pushd -0; pushd; pushd +9; echo $?; dirs -c; dirs
### popd n
cd /; pushd /tmp >/dev/null; pushd /usr >/dev/null; popd +1; dirs; popd -n; dirs; popd +5; echo $?
### dirs options
cd /; pushd /tmp >/dev/null; dirs +0; dirs -0; dirs +1; dirs -l; dirs +7; echo $?; echo ${DIRSTACK[@]} ${#DIRSTACK[@]}
### pushd -n and errors
cd /; pushd -n /tmp; pwd; pushd /nonexist; echo $?; pushd; pushd a b; echo $?; popd x; echo $?
### caller at top
caller; echo $?
### logout
logout; echo $?
### exec in pipeline
echo in | exec cat; echo after
### dot with a trap
echo 'trap "echo T" EXIT' > s; . ./s; echo m
### expand only when told
alias a='echo hi'
a 2>/dev/null; echo $?
shopt -s expand_aliases
a there
### defined and used on one line
shopt -s expand_aliases
alias b='echo b'; b 2>/dev/null
b
### with arguments and options
shopt -s expand_aliases
alias ll='printf "%s\n"'
ll a b
### trailing blank expands the next
shopt -s expand_aliases
alias run='command '
alias hi='echo hello'
run hi
### recursion stops
shopt -s expand_aliases
alias echo='echo x'
echo y
### chain
shopt -s expand_aliases
alias one='two'; alias two='echo three'
one
### alias to keyword parts
shopt -s expand_aliases
alias iff='if true; then' fii='fi'
iff echo yes; fii
### quoted word is no alias
shopt -s expand_aliases
alias q='echo alias'
\q 2>/dev/null; 'q' 2>/dev/null; echo $?
### unalias
shopt -s expand_aliases
alias u='echo u'
unalias u
u 2>/dev/null; echo $?
unalias nope; echo $?
### listing
alias z='last' a='it'"'"'s' m='a b'; alias; alias a; alias -p | wc -l; alias none; echo $?
### unalias all
alias x=1 y=2; unalias -a; alias; echo end
### in functions at definition time
shopt -s expand_aliases
alias g='echo old'
f(){ g; }
alias g='echo new'
f; g
### in command substitution
shopt -s expand_aliases
alias c='echo sub'
x=$(c); echo $x; echo `c`
### in eval and source
shopt -s expand_aliases
alias e='echo ev'
eval e; echo e > s; . ./s
### with pipes and lists
shopt -s expand_aliases
alias p='echo a | tr a b;'
p echo c
### with redirection
shopt -s expand_aliases
alias r='> out echo'
r to file
cat out
### type knows
shopt -s expand_aliases
alias t='echo t'
type t; type -t t; command -v t; command -V t
### not expanded as argument
shopt -s expand_aliases
alias w='nope'
echo w; x=w; echo $x
### after assignment
shopt -s expand_aliases
alias v='printenv V'
V=5 v
### in posix mode sh [sh]
alias s='echo sh alias'
s
### invalid names
alias 'a b=c'; echo $?; alias 'a/b=c'; echo $?; alias 'a$=c'; echo $?; alias =x; echo $?
### values with newlines
shopt -s expand_aliases
alias n='echo one
echo two'
n
### ending in backslash or comment
shopt -s expand_aliases
alias k='echo shown # hidden'
k this
### loop body from alias
shopt -s expand_aliases
alias forever='for i in 1 2; do'
forever echo $i; done
### BASH_ALIASES
alias ba='echo ba'; echo "${BASH_ALIASES[ba]}"; BASH_ALIASES[nn]='echo nn'; alias nn
### expansion in case and after then
shopt -s expand_aliases
alias s='echo s'
if true; then s; fi; case a in a) s;; esac; { s; }; (s); ! s; s && s

### declare prints attributes
declare -i n=1; declare -r c=2; declare -x e=3; declare -l lo=ABC; declare -u up=abc; declare -p n c e lo up
### lower and upper attributes
declare -l x=ABC; x=DeF; echo $x; declare -u y=abc; y+=d; echo $y
### capitalise attribute
declare -c x='hello world'; echo "$x"
### attributes removed
declare -i n=5; declare +i n; n=1+1; echo $n
### export and unexport
export a=1; printenv a; export -n a; printenv a; echo $?
### export several
export a=1 b; b=2; printenv a b
### export invalid name
export 1a=2; echo $?
### declare invalid name
declare 'a-b=1'; echo $?
### export p format
export zzz='a b'; export -p | grep zzz
### readonly p format
readonly rr=1; readonly -p | grep rr
### readonly again
readonly r=1; readonly r; echo $?; readonly r=2; echo $?
### declare r twice
declare -r r=1; declare r=2; echo $?
### readonly plus fails
declare -r r=1; declare +r r; echo $?
### local shadows
x=g; f(){ local x=l; echo $x; }; f; echo $x
### local without value is unset
x=g; f(){ local x; echo "[${x-unset}]"; }; f
### local outside function
local x=1; echo $?
### local keeps dynamic scope
f(){ local x=f; g; }; g(){ echo $x; x=changed; }; x=top; f; echo $x
### declare in function is local
f(){ declare x=1; }; f; echo "[$x]"
### declare g in function
f(){ declare -g x=1; declare -gA m=([a]=b); }; f; echo $x ${m[a]}
### local dash
set +f; f(){ local -; set -f; echo $- | grep -c f; }; f; echo $- | grep -c f
### local p
f(){ local a=1; local -i b=2; local -p; }; f
### local inherits
x=5; f(){ local -I x; x+=1; echo $x; }; f; echo $x
### unset local reveals nothing in the same function
x=g; f(){ local x=l; unset x; echo "[${x-unset}]"; }; f
### unset in callee reveals outer
x=g; f(){ local x=l; h; echo "[$x]"; }; h(){ unset x; }; f
### typeset is declare
typeset -i n=2*3; echo $n; typeset -p n
### declare f prints a function
f(){ echo hi; if true; then echo x; fi; }; declare -f f
### declare F names
f(){ :; }; g(){ :; }; declare -F; declare -F f; declare -F nope; echo $?
### declare p of function
f(){ :; }; declare -p f; echo $?
### declare f of missing
declare -f nope; echo $?
### type of function prints it
f(){ local x="a b"; for i in 1 2; do echo "$i"; done; }; type f
### function printed with every compound
f(){ case $1 in a|b) echo 1;; *) echo 2;; esac; while read -r l; do :; done < x; until false; do break; done; { a; b; } | c && d || e & }; declare -f f
### function printed with redirections
f(){ echo a >&2 2>x <<< "s"; cat < in >> out; } > all; declare -f f
### function printed with here document
f(){ cat <<E
text $x
E
echo after; }; declare -f f
### function printed with arithmetic
f(){ ((x=1+2)); for ((i=0;i<3;i++)); do echo $((i*2)); done; [[ -n $x && $y == z* ]]; }; declare -f f
### function printed with nested function
f(){ g(){ echo in; }; g; }; declare -f f
### function printed with subshell and negation
f(){ (cd /; ls); ! true; time true; }; declare -f f
### function printed with select and coproc
f(){ select x in a b; do break; done; coproc cat; }; declare -f f
### function printed with if elif else
f(){ if a; then b; elif c; then d; else e; fi; }; declare -f f
### assignment with declare keeps word
x='a b'; declare y=$x; echo "$y"; export z=$x; echo "$z"; local_test(){ local w=$x; echo "$w"; }; local_test
### declare with expansion in name
n=dyn; declare "$n=5"; echo $dyn; declare "${n}_2=x y"; echo "$dyn_2"
### integer declare with error
declare -i n='2 +'; echo "status $?"
### declare a and A conflict
declare -aA x; echo $?
### export f
f(){ echo exported; }; export -f f; bash -c f
### unset f
f(){ echo fn; }; unset -f f; f; echo $?
### unset finds function when no variable
f(){ echo fn; }; unset f; type -t f; echo $?
### unset v
f(){ echo fn; }; f=1; unset -v f; f
### unset bad name
unset 'a b'; echo $?
### declare lists with p pattern
declare -i cnt=4; declare -p cnt; cnt+=1; declare -p cnt
### quoting in declare p
x=$'a\nb'; declare -p x; y="it's"; declare -p y; z='$a`b"c\d'; declare -p z
### set lists variables quoted
xa='a b'; xb=$'c\td'; set | grep '^x[ab]='
### readonly function
f(){ echo 1; }; readonly -f f; f(){ echo 2; }; echo $?; f
### declare x and value later
declare -x v; v=later; printenv v
### plus x
declare -x v=1; declare +x v; printenv v; echo $?
### nounset declare
set -u; declare x; echo ${x-unset}
### trace attribute accepted
f(){ :; }; declare -ft f; declare -F f
### declare invalid option
declare -z x; echo $?
### local invalid option
f(){ local -z x; echo $?; }; f
### export invalid option
export -q x; echo $?
### unset invalid option
unset -q x; echo $?

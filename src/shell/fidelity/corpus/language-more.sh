### split basics
x='a b  c'; for w in $x; do echo "<$w>"; done; IFS=:; y='a::b:'; for w in $y; do echo "<$w>"; done; IFS=' :'; z=' a : b::c '; for w in $z; do echo "<$w>"; done; IFS=; for w in $x; do echo "<$w>"; done; unset IFS; set -- $x; echo $#

### split at and star
set -- 'a b' c ''; for w in "$@"; do echo "<$w>"; done; for w in $@; do echo "[$w]"; done; for w in "$*"; do echo "{$w}"; done; IFS=-; echo "$*" $*; x=$*; echo "$x"; y="$@"; echo "$y"; IFS=; echo "$*" $*; z=$@; echo "$z"

### split mixed quoting
x='a b'; for w in p$x"$x"q$x; do echo "<$w>"; done; for w in "$x"$x; do echo "[$w]"; done; e=; for w in $e "$e" ''$e x$e; do echo "{$w}"; done; for w in ${e:-a b} "${e:-a b}" ${e:-"a b"} ${e:-'a b' c}; do echo "($w)"; done

### split in at with prefix suffix
set -- a 'b c' d; for w in pre"$@"post; do echo "<$w>"; done; for w in pre$@post; do echo "[$w]"; done; set --; for w in pre"$@"post; do echo "{$w}"; done; for w in "$@"; do echo never; done; for w in "$@$@"; do echo never; done; for w in ""$@; do echo "($w)"; done

### unset bang splitting
for w in $!; do echo "<$w>"; done; echo "[$!]" "${!-unset}" "${!:-none}"; set -- $! x; echo $#; sleep 0 & echo ${!:+set}; wait

### array expansion splitting
a=('x y' '' z); for w in "${a[@]}"; do echo "<$w>"; done; for w in ${a[@]}; do echo "[$w]"; done; IFS=,; echo "${a[*]}"; for w in ${a[*]}; do echo "{$w}"; done; echo "${a[@]:1}" "${#a[@]}" "${#a}" "${!a[@]}"; unset 'a[0]'; echo "${!a[*]}"

### array slices
a=(0 1 2 3 4 5); echo "${a[@]:2:2}" "${a[@]: -2}" "${a[@]: -3:2}" "${a[@]:4:10}" "${a[@]:10}|" "${a[*]:0:1}"; b=([2]=x [5]=y [9]=z); echo "${b[@]:3}" "${b[@]:0:2}" "${b[@]: -1}"; set -- p q r s; echo "${@:2:2}" "${@: -1}" "${@:0:2}" "${*:3}"; echo "${a[@]:1:-1}"; echo after

### array negative
a=(1 2 3); echo ${a[-1]} ${a[-3]}; a[-1]=z; echo "${a[@]}"; unset 'a[-1]'; echo "${a[@]}"; echo ${a[-5]}; echo $?; a[-9]=x; echo $?; a+=(4 5); echo "${a[@]: -2}"

### array append
a=(1); a+=(2 3); a+=4; echo "${a[@]}"; a[1]+=x; echo "${a[@]}"; declare -i n=(1 2); n[0]+=5; echo "${n[@]}"; declare -A m=([a]=1); m+=([b]=2); m[a]+=z; for k in a b; do echo "$k=${m[$k]}"; done; s=x; s+=(y); declare -p s

### array sparse
a[5]=x; a[2]=y; a+=(z); declare -p a; echo "${#a[@]} ${!a[@]}"; for i in "${!a[@]}"; do echo "$i ${a[i]}"; done; unset 'a[5]'; a=("${a[@]}"); declare -p a

### array arithmetic index
a=(10 20 30); i=1; echo ${a[i]} ${a[i+1]} ${a[$i]} ${a[i++]} $i; a[i*2]=q; declare -p a; echo $((a[0]+a[1])); ((a[1]++)); echo ${a[1]}; x='a[0]'; echo $((x)); echo ${!x}

### assoc keys
declare -A m; m[a b]=1; m['x]y']=2; m["q\"r"]=3; k='$d'; m[$k]=4; for key in 'a b' 'x]y' 'q"r' '$d'; do echo "${m[$key]}"; done; echo ${#m[@]}; [[ -v m['a b'] ]] && echo set; unset 'm[a b]'; echo ${#m[@]}; declare -A e=(a 1 b 2); echo "${e[a]}${e[b]}"; m=(); echo ${#m[@]}

### nameref basics
x=1; declare -n r=x; echo $r ${!r}; r=2; echo $x; declare -n r=y; r=new; echo $y; f() { local -n out=$1; out="set by f"; }; f z; echo "$z"; a=(1 2 3); declare -n ra=a; echo "${ra[@]} ${#ra[@]} ${ra[1]}"; ra+=(4); echo "${a[@]}"; declare -n el='a[1]'; echo $el; el=X; echo "${a[@]}"; for n in x y; do declare -n q=$n; echo $q; done; declare -n i; for i in x y; do i=k$i; done; echo $x $y

### nameref unset and errors
declare -n r; echo "<$r>"; r=foo; echo "${!r}"; declare -n s=s; echo $?; declare -n t='1x'; echo $?; declare -n u=u1; unset u; echo ${u-gone}; u1=5; unset -n u; echo "${!u-}|"; declare -p r; [[ -R r ]] && echo ref; declare +n r; declare -p r

### indirect
x=y y=z z=end; echo ${!x} ${!y}; a=(p q); i='a[1]'; echo ${!i}; i='a[@]'; echo ${!i}; set -- one two; n=2; echo ${!n} ${!#}; echo ${!x:-d} ${!nope:-d2}; echo ${!x@}; xa=1 xb=2; echo ${!x*} "${!x@}"; echo ${!nope}; echo $?

### param substring
x=abcdefgh; echo ${x:2} ${x:2:3} ${x: -3} ${x: -3:2} ${x:2:-2} ${x:(-4):2} ${x:0:0}. ${x:20}. ${x:1+1:2*2}; n=3; echo ${x:n} ${x:$n:2}; echo ${x:2:-7}; echo after; y=; echo "${y:0:1}|"

### param trimming
f=/a/b/c.tar.gz; echo ${f#*/} ${f##*/} ${f%.*} ${f%%.*} ${f#/a} ${f%nomatch} ${f##*[/.]}; x='a*b*c'; echo "${x#*'*'}" "${x%\**}"; set -- x.a y.b; echo ${@%.*} "${@#?.}"; a=(aa ab); echo ${a[@]#a}; shopt -s extglob; v=aaabbb; echo ${v##+(a)} ${v%%+(b)} ${v#?(a)}

### param replace
x='a.b.c.a'; echo ${x/a/X} ${x//a/X} ${x/#a/X} ${x/%a/X} ${x//./} ${x/b} "${x//[ac]/<&>}" ${x/z/q}; y='a/b'; echo ${y//\//|} ${y/'/'/-}; shopt -s patsub_replacement; echo "${x//a/[&]}" "${x//a/\&}" "${x//a/'&'}"; z='&'; echo "${x//a/$z}" "${x//a/"$z"}"; set -- aa ba; echo ${@/a/_} ${*//a}; e=; echo "${e/#/pre}" "${x/%/post}"

### param default forms
unset u; e=; s=v; echo ${u-1} ${e-2}. ${s-3} ${u:-4} ${e:-5} ${s:-6} ${u+7}. ${e+8} ${s+9} ${u:+a}. ${e:+b}. ${s:+c}; echo ${u=as} $u; unset u; echo ${e:=x} $e; echo ${1-none} ${@-noargs} ${*:-nostar}; a=(); echo ${a[@]-empty} ${a-e2} ${a[0]:-e3}; (echo ${z?msg}; echo no); (echo ${e:?}; echo yes); (unset q; echo ${q:?}); echo ${1:=x}; echo $?

### brace expansion
echo {a,b}{1,2} {1..5} {5..1} {a..e} {1..10..3} {10..1..-4} {01..03} {-2..2} {a,b}c{d,e} x{,y}z {a,{b,c}} {a} {} {a,b {1..a} "{a,b}" \{a,b} a{b,c}'{d,e}' {z..a..5} {A..c..10} {1..3}{x,y}; echo {a..1} {1.5..2} ${x}{a,b} {$x,b} pre{fix,fer}post {,} {,,}x

### tilde
HOME=/h; echo ~ ~/a "~" '~' \~ a~ ~: x=~ ; x=~; y=~/b:~/c; echo $x $y; z="~"; echo $z; export E=~/e; echo $E; echo ~nosuchuser ~+ | sed "s#$PWD#PWD#"; [[ ~ == /h ]] && echo eq; case ~ in /h) echo case;; esac; a=(~ b~); echo ${a[@]}; echo ${u:-~} "${u:-~}"; PATH2=a:~/x; echo $PATH2

### arithmetic bases and ops
echo $((2#101)) $((16#ff)) $((36#z)) $((64#_)) $((0x1F)) $((010)) $((5/2)) $((-5/2)) $((-5%3)) $((2**10)) $((1<<4)) $((~5)) $((!0)) $((5&3|4^1)) $((1?2:3)) $((1,2)) $((a=5,a+=2,a*3)) $((a++ + ++a)) $((7>=7)) $((3<2||1)); echo $((-2**2)) $((2**-1)) 

### arithmetic errors
echo $((1/0)); echo $?; echo $((1+)); echo $?; echo $((a b)); echo $?; echo $((08)); echo $?; echo $((2#3)); echo $?; echo $((1=2)); echo $?; (( 1 +* 2 )); echo $?; echo $((x=)); x=abc; echo $((x)); y='1+'; echo $((y)); echo $((99999999999999999999)); echo $(( 9223372036854775807 + 1 ))

### arithmetic variables
x=5 y=x z='y+1'; echo $((y)) $((z)) $((x+y*z)); unset u; echo $((u)) $((u+1)); s='  7 '; echo $((s)); declare -i i; i='x*2'; echo $i; i+=3; echo $i; i=abc; echo $i; a=(1 2); echo $((a)) $((a[1])); n=; echo $((n+1)); echo $(( $x$x )) $(( ${x}0 )) $[ 1+2 ]

### arithmetic compound assign
x=10; ((x+=5)); echo $x; ((x-=3,x*=2)); echo $x; ((x/=5)); echo $x; ((x%=3)); echo $x; ((x<<=3)); echo $x; ((x>>=1)); echo $x; ((x|=3)); echo $x; ((x&=6)); echo $x; ((x^=5)); echo $x; ((x = x > 2 ? 100 : 200)); echo $x; echo $((x--)) $((--x)) $x; for ((i=0,j=10;i<j;i+=3,j-=2)); do echo $i $j; done

### glob options
touch a B .h; mkdir -p s/t; touch s/f s/t/g; shopt -s dotglob; echo *; shopt -u dotglob; shopt -s nullglob; echo x* y; shopt -u nullglob; shopt -s nocaseglob; echo b*; shopt -u nocaseglob; shopt -s globstar; echo **; echo **/; echo s/**; shopt -s failglob; echo zz*; echo "st $?"; shopt -u failglob; GLOBIGNORE='a:s'; echo *; unset GLOBIGNORE; echo *

### glob extglob
shopt -s extglob; touch a ab abb b c.txt c.md; echo a*(b); echo a+(b); echo a?(b); echo @(a|b); echo !(a*); echo !(*.txt|a*); echo c.@(txt|md); case abc in a@(b|x)c) echo m;; esac; [[ foo == !(bar) ]] && echo neg; x=aXbXc; echo ${x//@(X)/-} ${x//!(a)/-}; [[ aab == +(a)b ]] && echo p

### glob ranges and classes
touch a A b B 1 2 _ -; echo [a-b]; echo [[:upper:]]; echo [[:digit:]_]; echo [!a-z]; echo [^0-9]; echo [-a]; echo [a-]; echo []a]; echo [1-9]; case é in ?) echo one;; esac; case ']' in []]) echo br;; esac; case a in [\a]) echo esc;; esac; case x in [!x]) echo n;; *) echo y;; esac

### case patterns
f() { case $1 in a|b) echo ab;; [0-9]*) echo num;; "*") echo star;; ?) echo one;; a*z) echo az;;& *c*) echo hasc;;& *) echo other;& never) echo fell;; esac; }; f a; f 5x; f '*'; f q; f abcz; f ''; f hello; case "a b" in a\ b) echo sp;; esac; x='a*'; case abc in $x) echo pat;; esac; case abc in "$x") echo no;; *) echo quoted;; esac; case x in (x) echo paren;; esac; case $nothing in '') echo empty;; esac; case a in b) ;; esac; echo $?

### aliases
shopt -s expand_aliases
alias e='echo hi' loop='for i in 1 2; do' t='e there '
alias sp='echo ' v=value
e; t v
loop echo $i; done
sp v
\e 2>/dev/null || echo quoted
'e' 2>/dev/null || echo q2
alias ls='echo LS'; ls; unalias ls; alias x='y' y='echo cycle'; x
alias if2='if true; then'; if2 echo in; fi
f() { e; }; f; alias e='echo changed'; f; e
alias multi='echo a
echo b'; multi

### alias not expanded
alias foo='echo foo'; foo 2>/dev/null; echo $?; shopt -s expand_aliases; foo; eval foo; alias bar='echo bar'; bar
eval bar; (bar); echo $(bar); x=bar; $x 2>/dev/null || echo novar; bar; alias a1='echo 1'; alias a1='echo 2'
a1; unalias a1; a1 2>/dev/null; echo $?

### functions
f() { echo "$# $1 ${FUNCNAME[0]}"; return 4; }; f a b; echo $?; function g { echo g; }; g; function h() { echo h; }; h; f() ( echo sub; exit 3 ); f; echo $?; f() { unset -f f; echo once; }; f; f 2>/dev/null; echo $?; rec() { (( $1 > 0 )) && { echo $1; rec $(($1-1)); }; }; rec 3; f() if true; then echo cmd; fi; f; f() { echo "$@"; } > out; f x; cat out

### function scoping
x=g; f() { local x=l; g; echo "f $x"; }; g() { echo "g $x"; x=changed; }; f; echo $x; h() { y=global; local z=1; }; h; echo $y ${z-unset}; i() { declare x=d; declare -g w=gl; echo $x; }; i; echo $x $w; j() { local x; echo "<${x-unset}>"; unset x; echo "<${x-unset}>"; }; j; k() { local a=1 b=$a; echo $b; }; k

### function names and keywords
f-x() { echo dash; }; f-x; f.y() { echo dot; }; f.y; a+b() { echo plus; }; a+b; if() { :; }; echo 2>&1; 

### pipestatus forms
false; echo ${PIPESTATUS[@]}; ! false; echo ${PIPESTATUS[@]}; x=1; echo ${PIPESTATUS[@]}; false | true; [ x ]; echo "${PIPESTATUS[0]}"; (exit 5) | (exit 6); a=("${PIPESTATUS[@]}"); echo "${a[*]}"; if false | true; then echo ${PIPESTATUS[@]}; fi; PIPESTATUS=(9); echo ${PIPESTATUS[@]}; f() { return 3; }; f | f; echo ${PIPESTATUS[@]} $?

### break continue levels
for i in 1 2 3; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; [ $i = 2 ] && break 2; done; done; break; echo $?; for i in 1; do break 0; echo no; done; echo $?; for i in 1; do break x; done; echo $?; f() { break; echo in; }; for i in 1 2; do f; echo $i; done; while :; do (break); echo after; break; done; for i in 1 2; do continue 5; done; echo end

### until and while
i=0; until ((i>=2)); do echo $i; ((i++)); done; while read -r a b; do echo "$b $a"; done <<< 'x y
p q'; while false; do :; done; echo $?; i=3; while ((i--)); do ((i==1)) && continue; echo $i; done; while :; do break; done; echo $?; printf '1\n2\n' | while read n; do s=$((s+n)); done; echo "s=$s"; shopt -s lastpipe; printf '1\n2\n' | while read n; do s=$((s+n)); done; echo "s=$s"

### posix mode oddities
set -o posix; f() { echo f; }; x=1 :; echo ${x-unset}; export -p | grep -c 'export'; echo $POSIXLY_CORRECT; readonly r=1; set +o posix; echo ok; POSIXLY_CORRECT=1; set -o | grep posix

### nounset
set -u; echo ${x-d} ${x:-d} ${#} "$@" $*; a=(); echo "${a[@]}" "${#a[@]}"; (echo $x); echo $?; (echo ${a[0]}); echo $?; (echo ${!y}); echo $?; (echo $1); echo $?; ((z+1)); echo $?; [[ -v x ]]; echo $?; (: ${x?}); echo $?; declare -A m; (echo ${m[k]}); echo $?; f() { local v; echo $v; }; (f); echo $?; echo ${x+set}; unset x; echo $x; echo no

### time keyword
TIMEFORMAT='%0R'; time :; TIMEFORMAT=; time sleep 0; TIMEFORMAT='x%%y'; time true; { time -p true; } 2>&1 | awk '{print $1}'; ! time false; echo $?; time; TIMEFORMAT='%lU %P'; { time :; } 2>&1 | tr -d '0-9' 

### nested control 1
f() { local n=$1; if ((n > 3)); then return $n; elif ((n == 2)); then echo two; else for i in $(seq $n); do case $i in 1) continue;; *) echo "i$i"; break;; esac; done; fi; while ((n-- > 0)); do [[ $n -eq 1 ]] && { echo one; break; }; done; return 7; }; for k in 1 2 3 4; do f $k; echo "=$?"; done

### nested control 2
for a in x y; do ( for b in 1 2; do [ $b = 2 ] && exit 3; echo $a$b; done ); echo "s$?"; until false; do { break; } ; done; done | while read l; do case $l in s*) echo "<$l>";; *) echo "[$l]";; esac; done; echo ${PIPESTATUS[@]}

### nested control 3
x=$(for i in 1 2 3; do if [ $i -eq 2 ]; then continue; fi; echo -n "$i "; done; exit 4); echo "$x $?"; y=$( (echo a; false) || (echo b; true) && echo c ); echo $y; { { echo d; } | { read q; echo "q$q"; }; } && ! { false; } && echo e; if ! { true && false; } || false; then echo f; else echo g; fi

### nested return in loops
f() { while :; do for i in 1 2; do case $i in 2) return 5;; esac; done; done; }; f; echo $?; g() { { return 3; } | cat; echo "after $?"; ( return 4 ); echo "sub $?"; x=$(return 6); echo "cs $?"; if return 8; then echo no; fi; }; g; echo $?

### return in redirect group
f() { { echo a; return 2; } > out; echo no; }; f; echo $?; cat out; h() { for i in 1; do return 9 || echo x; done < /dev/null; }; h; echo $?; k() { while read x; do [ $x = b ] && return 1; echo $x; done <<< $'a\nb\nc'; }; k; echo $?

### exit in places
(if true; then exit 3; fi; echo no); echo $?; f() { exit 4; }; (f; echo no); echo $?; x=$(f); echo $?; f | cat; echo ${PIPESTATUS[0]}; { (exit 5); echo "g $?"; }; eval 'exit 6' & wait $!; echo $?; trap 'echo t' EXIT; (exit 7); echo $?; exit 8

### break out of nested compound
for i in 1 2 3; do { if [ $i = 2 ]; then break; fi; } > /dev/null; echo $i; done; for i in 1 2; do case $i in 1) while :; do break 2; done;; esac; echo no; done; echo end; for i in a b; do eval 'continue'; echo no; done; for i in a b; do eval break; done; echo $i; while true; do if true; then { break; }; fi; done; echo ok

### continue in case in while read
printf '%s\n' '#c' 'k=v' '' 'x = y' 'bad' | while IFS='=' read -r k v; do case $k in '#'*|'') continue;; esac; [[ -z $v ]] && { echo "no value: $k" >&2; continue; }; echo "<$k><$v>"; done

### and or chains status
true && false || echo 1; false && true || echo 2; true || echo no && echo 3; false || false && echo no; echo $?; ! true || echo 4; ! false && echo 5; true && ! false; echo $?; (false) || { false; } || echo 6; [ a = b ] && echo no; echo $?; if [ a = b ] && echo no; then :; fi; echo $?; false; if false; then :; fi; echo $?; case x in y) ;; esac; echo $?; while false; do :; done; echo $?; for i in; do :; done; echo $?

### if exit statuses
if (exit 3); then echo no; elif (exit 4); then echo no; fi; echo $?; if false; then :; else (exit 5); fi; echo $?; if true; then (exit 6); fi; echo $?; until (exit 7); do break; done; echo $?; while (exit 8); do :; done; echo $?; { false; }; echo $?; ( ); echo $? 

### functions with redirections and pipes
f() { read x; echo "got $x" >&2; echo out; } 2> err; echo in | f | tr a-z A-Z; cat err; g() { cat; } < <(echo fromps); g; echo piped | g; h() { echo $1; } > "$2.txt"; k() { echo to $1; } >> log; k a; k b; cat log

### recursion and local arrays
fact() { local n=$1; if ((n<=1)); then echo 1; else local r=$(fact $((n-1))); echo $((n*r)); fi; }; fact 6; hanoi() { local n=$1 a=$2 b=$3 c=$4; ((n==0)) && return; hanoi $((n-1)) $a $c $b; moves+=("$a$c"); hanoi $((n-1)) $b $a $c; }; hanoi 3 A B C; echo ${moves[@]} ${#moves[@]}; fib() { local -a m=(0 1); local i; for ((i=2;i<=$1;i++)); do m[i]=$((m[i-1]+m[i-2])); done; echo ${m[$1]}; }; fib 30

### subshell variable isolation
x=1; (x=2; y=3; echo $x $y); echo $x ${y-u}; { x=4; }; echo $x; echo a | x=5; echo $x; x=6 | cat; echo $x; f() { x=7; }; f | cat; echo $x; f; echo $x; z=$(x=8; echo $x); echo $x $z; (cd /; pwd); [[ $PWD == / ]] || echo same; (set -e; umask 077; trap 'echo e' EXIT); echo ${-//[^e]/}

### wait status of pipelines
false | true & wait $!; echo $?; true | (exit 3) & wait $!; echo $?; (exit 2) & a=$!; (exit 3) & b=$!; wait $a $b; echo $?; wait $b $a; echo $?; wait; echo $?

### set e with pipes in function
set -euo pipefail; f() { echo a | grep b || echo none; local v; v=$(echo x | grep y || true); echo "v=$v"; }; f; g() { echo q | grep -c z; }; g || echo "g failed"; trap 'echo "exit $?"' EXIT; h() { cat nofile | wc -l; }; h 2>/dev/null

### trap err and return values
set -E; trap 'echo "E:$?:$BASH_COMMAND"' ERR; f() { (exit 3); return 4; }; f; f || true; x=$(exit 5); y=$(f); [[ 1 == 2 ]]; (( 0 )); echo a | (exit 6); for i in 1; do false; done; while false; do :; done; case a in a) false;; esac; { false; }; eval false; ! false; echo end

### debug trap and lines
trap 'echo "$LINENO:$BASH_COMMAND"' DEBUG
x=1
for i in a b; do
  echo $i
done
f() {
  echo in
}
f
[[ a == a ]] &&
  echo and
case x in
  x) echo c;;
esac
((y=1))
echo p | cat
trap - DEBUG

### lineno values
echo $LINENO
f() { echo $LINENO
echo $LINENO; }
f
echo "a
b $LINENO"
x=$(echo $LINENO
echo $LINENO); echo $x
eval 'echo $LINENO
echo $LINENO'
cat <<E
$LINENO
E
for i in 1; do
echo $LINENO; done
(echo $LINENO)

### caller and funcname
f() { g; }
g() { caller 0; caller 1; echo "${FUNCNAME[*]} ${BASH_LINENO[*]} ${BASH_SOURCE[*]##*/}"; }
f
echo "${FUNCNAME[0]-none} ${#FUNCNAME[@]}"

### error messages places
nosuch
./nofile
. ./nosrc
cd /nonexist
f() { nosuch2; }
f
echo $((1+))
echo ${x!}
readonly q=1
q=2
echo after

### syntax error later
echo first
if true; then echo second
fi
echo third; )
echo never

### syntax error in function
echo a
f() { echo b; 
if; }
echo c

### keywords as words
echo if then else fi for do done case esac while { } ! [[ ]] function select time coproc in; if=1; echo $if; for in in in do; do echo $in; done; case in in in) echo case;; esac; echo {; echo }; [ ! ]; echo $?; x=if; $x 2>/dev/null || echo notkw; function if2 { echo f; }; if2; done=5; echo $done

### comments and semicolons
echo a # comment
echo b#not; echo c \# d; # only
: ; echo d;
echo 'x#y' "#z" $#; (echo e) # sub
if true # c
then echo f # d
fi
echo g \
 h; echo "i \
j"; echo 'k \
l'

### quoting soup
echo "a'b" 'c"d' "e\"f" 'g'"'"'h' "i`echo j`k" "l$(echo "m n")o" $'p\'q' $"r s" "t\\u" "\v\$w\`x" 'y\z' a\ b\"c\'d "${x:-"in ner"}" "${x:-'sq'}" ${x:-'sq'} "$(echo '"')" "\
joined" '$x' "!" "a!b" "$"  "a$" $ "$ x" "\a"

### ansi quotes
printf '%s\n' $'\a\b\e\f\n\r\t\v' | od -An -tx1 | tr -d ' \n'; echo; printf '%s|' $'\x41\101\u0041\U00000041' $'\cA' $'\'' $'\"' $'\\' $'\?' $'\q' $'a\0b' $'\x' $'\400' | od -An -tx1 | tr -d ' \n'; echo

### special chars in names and values
x='a;b&c|d'; echo $x; eval "y='$x'"; echo "$y"; z=a=b=c; echo $z; a='*'; echo "$a"; b=\$x; echo $b; c=$'\n'; echo "[$c]"; d=" lead"; echo $d "$d"; e='back\slash'; echo $e "$e"; read f <<< "$e"; echo $f; printf '%s\n' "$e"; echo -e "$e"

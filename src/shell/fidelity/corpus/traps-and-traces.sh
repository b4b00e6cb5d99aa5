### errexit in conditions
set -e; if false; then :; fi; while false; do :; done; until true; do :; done; false || true; false && true; ! true; echo here; { false && true; } ; echo a; (false && true); echo b

### errexit subshell
set -e; (false; echo no) || echo or; (set -e; false; echo no); echo never

### errexit function in condition
set -e; f() { false; echo in; }; if f; then echo yes; fi; f || echo no; f && echo and; ! f; echo x; f; echo never

### errexit command substitution
set -e; x=$(false; echo inner); echo "x=$x"; y=$(false); echo never

### errexit local
set -e; f() { local x=$(false); echo "in $?"; }; f; export y=$(false); echo "y"; z=$(exit 3) || echo "z $?"; declare w=$(false); echo w; readonly q=$(exit 2); echo q

### errexit pipeline
set -e; false | true; echo a; set -o pipefail; true | true; false | true || echo b; if false | true; then :; fi; false | true; echo never

### errexit arithmetic
set -e; ((1)); echo a; ((0)) || echo b; let 1; x=0; ((x++)) || echo c; ((x)); ((x-1)); echo never

### errexit cond
set -e; [[ a == b ]] || echo a; [[ a == a ]]; [ 1 = 1 ]; test -n ''; echo never

### errexit for and case
set -e; for i in 1 2; do [ $i = 3 ] && echo x; done; echo "after $?"; case a in a) false || :;; esac; case x in y) ;; esac; for i in 1; do false; done; echo never

### errexit trap ERR
set -e; trap 'echo "ERR $? $LINENO"' ERR; f() { false; }; f || :; if ! f; then echo neg; fi
f
echo never

### errexit E
set -eE; trap 'echo "ERR in ${FUNCNAME[0]:-main} $?"' ERR; f() { false; echo no; }; f; echo never

### errexit exit trap
set -e; trap 'echo "exit $?"' EXIT; f() { return 5; }; f

### errexit eval
set -e; eval 'false || true'; echo a; eval 'false; echo no' || echo b; eval 'false'; echo never

### errexit source
set -e; echo 'false; echo no' > s; . ./s || echo or; . ./s; echo never

### errexit background and wait
set -e; false & wait $! || echo "w $?"; false & wait; echo a; (exit 3) & wait $!; echo never

### errexit group redirect
set -e; { false; echo in; } > out || echo or; cat out; { false; } > out; echo never

### errexit subst in args
set -e; echo "a $(false) b"; echo $(exit 3) c; : $(false); cat <<< $(false); echo end

### errexit inherit
shopt -s inherit_errexit; set -e; x=$(false; echo inner) || echo "or <$x>"; echo "$(false; echo in)"; y=$(false; echo z); echo never

### errexit negated last
set -e; f() { ! true; }; f; echo "s $?"

### errexit and or tail
set -e; true && false || true; echo a; false || false && true || echo b; true && false; echo never

### errexit in while body
set -e; i=0; while ((i<2)); do i=$((i+1)); [ $i = 1 ] || false; done; echo never

### errexit redirection failure
set -e; cat < nofile || echo a; : < nofile; echo never

### errexit assignment readonly
set -e; readonly r=1; (r=2; echo no) || echo "st $?"; r=2; echo never

### errexit unset function
set -e; nosuchcmd || echo "a $?"; nosuchcmd; echo never

### errexit coproc proc
set -e; cat <(false); echo a; coproc { read x; false; }; p=$COPROC_PID; echo >&${COPROC[1]}; wait $p || echo "c $?"; echo b

### errexit time and negation
set -e; ! false; echo a; TIMEFORMAT=; time false; echo never

### errexit arith for
set -e; for ((i=0;i<2;i++)); do ((i==5)) && echo x; done; echo a; for ((i=0;i<2;i++)); do ((i==5)); done; echo never

### trap exit in subshell
trap 'echo outer' EXIT; (trap 'echo inner' EXIT; echo sub); (echo plain); x=$(trap 'echo cs' EXIT; echo v); echo "$x"

### trap exit status
trap 'echo "st $?"; exit 9' EXIT; exit 3

### trap exit in function
f() { trap 'echo bye $1' EXIT; return 2; }; f arg; echo "r $?"

### trap err in functions
trap 'echo ERR $LINENO' ERR; f() { false; true; }; f; set -E; f; false; (false); x=$(false); echo done

### trap debug basic
trap 'echo "D $BASH_COMMAND"' DEBUG; x=1; echo a; for i in 1 2; do :; done; if true; then echo b; fi; trap - DEBUG; echo c

### trap debug function
f() { echo in; }; trap 'echo "D $BASH_COMMAND"' DEBUG; f; set -T; f; trap - DEBUG

### trap return
f() { echo f; return 3; }; trap 'echo R $?' RETURN; f; echo 'echo s' > s; . ./s; set -T; f; trap - RETURN; f

### trap signals
trap 'echo got USR1; x=1' USR1; kill -USR1 $$; echo "x=$x"; trap 'echo INT; trap - INT' INT; kill -INT $$; trap -p; (kill -USR1 $BASHPID; echo sub) ; echo "s $?"

### trap in loop
trap 'echo T; break' USR1; for i in 1 2 3; do echo $i; kill -USR1 $$; done; echo end; f() { kill -USR1 $$; echo after; }; trap 'echo in; return 4' USR1; f; echo "r $?"

### trap ignore inherited
trap '' USR1; bash -c 'kill -USR1 $$; echo alive'; (kill -USR1 $BASHPID; echo sub); trap - USR1; bash -c 'trap - USR1; kill -USR1 $$; echo no'; echo $?

### trap chld
trap 'echo chld' CHLD; (exit 1); /bin/true; x=$(echo y); wait; trap - CHLD; echo end

### trap err dollar
trap 'echo "err $? <$BASH_COMMAND>"' ERR; false; (exit 4); ls nosuchfile 2>/dev/null; [[ a == b ]]; ((0)); ! true; false | true; true | false; if false; then :; fi; echo end

### trap exit signals
bash -c 'trap "echo bye" EXIT; kill -TERM $$; echo no'; echo $?; bash -c 'trap "echo t; exit 3" TERM; trap "echo e" EXIT; kill -TERM $$'; echo $?

### trap nested
trap 'echo outer; kill -USR2 $$' USR1; trap 'echo inner' USR2; kill -USR1 $$; echo done; trap 'trap "echo second" EXIT; echo first' EXIT

### trap list after subshell
trap 'echo a' EXIT; trap 'echo i' INT; (trap -p; trap); x=$(trap -p); echo "$x"; trap - EXIT INT

### trap lineno function
trap 'echo "L$LINENO ${FUNCNAME[0]} ${BASH_LINENO[0]}"' ERR
set -E
f() {
  false
}
f
g() { f; }
g

### xtrace simple
exec 2>&1; set -x; x='a b'; echo $x "$x" 'q"r' $'t\tb' a\ b; y=$(echo sub); z=`echo bt`; echo ${x/a/b}; : ''; set +x

### xtrace compound
exec 2>&1; set -x; for i in a "b c"; do echo $i; done; case $i in b*) echo m;; esac; if [[ $i == b* && -n x ]]; then :; fi; ((1+2)); while false; do :; done; for ((i=0;i<1;i++)); do :; done; set +x

### xtrace arrays
exec 2>&1; set -x; a=(1 "b c" $'d\n'); a[5]=x; a+=(z); declare -A m=([k]="v w"); m[q]=r; declare -a d=(1 2); local_=1; set +x

### xtrace functions
exec 2>&1; f() { local v=$1; echo "$v"; return 3; }; set -x; f 'a b' || :; (echo sub); { echo grp; }; PS4='+${LINENO}> '; f x; PS4='+ '; set +x

### xtrace redirections
exec 2>&1; set -x; echo a > f; cat < f; cat <<< "h s"; cat <<E
doc $((1+1))
E
echo b >> f 2>/dev/null; exec 3>f; echo c >&3; set +x

### xtrace test
exec 2>&1; set -x; [ -n "a b" ]; [[ ! -z 'x y' ]]; [[ a =~ ^a.*$ ]]; [[ -f x || -d . ]]; [[ "a b" == a\ b ]]; test 1 -eq 1; [[ $(echo s) < t ]]; set +x

### xtrace nested eval
exec 2>&1; set -x; eval 'echo a; eval "echo b"'; x=$(eval 'echo c'); echo $(echo $(echo deep)); . /dev/stdin <<< 'echo src'; set +x

### xtrace fd
exec 5>log; BASH_XTRACEFD=5; set -x; echo a; x=1; set +x; cat log

### xtrace unusual chars
exec 2>&1; set -x; echo '*' '?' '[a]' '{b}' '~' '#x' 'x#' '!' '^' '%' '@' '+' ',' 'a=b' '-n' 'é' '|' '&' ';' '<' '>' '(' ')' '$' '`' '\' "'"; set +x

### xtrace select coproc time
exec 2>&1; set -x; select q in a; do break; done <<< 1; ! true; TIMEFORMAT=t; time :; true && false || :; set +x

### heredoc basics
x=v; cat <<A; cat <<'B'; cat <<-C
$x \$x `echo s` $((1+1)) \\ "q"
A
$x \$x
B
	tab $x
		two
	C

### heredoc quoted delimiters
cat <<"E O"
a $x
E O
cat <<\X
b $x
X
cat <<E"F"
c $x
EF
cat <<''
empty delim

echo end

### heredoc in substitution
x=$(cat <<E
in $(echo sub)
E
); echo "$x"; echo "$(cat <<'Q'
it's ) here
Q
)"

### heredoc in function and loop
f() { cat <<E
arg $1
E
}; f a; for i in 1 2; do cat <<E
$i
E
done; while read l; do echo "<$l>"; done <<E
one
two
E
if true; then cat <<E; fi
cond
E

### heredoc multiple
cat <<A - <<B
a
A
b
B
cat 3<<X <&3
fd3
X
cat <<E | tr a-z A-Z
piped
E
cat <<E && echo after
and
E

### heredoc continuation
cat <<E
a\
b
c\\
d \
e
E
cat <<'E'
a\
b
E

### heredoc expansions
a=(1 2 3); set -- x y; cat <<E
${a[@]} ${#a[@]} $# $* $@ ${1:-d} ${u:-"quoted"} ${u:-'single'} "${a[1]}" ${a[@]:1}
~ * {a,b} 'single' \' \" \$ \` \a
E

### heredoc unterminated
cat <<E
line
not end

### heredoc eof warning status
x=$(cat <<E
foo
); echo "[$x]"

### heredoc tabs
cat <<-E
	a
	  b
 	c
	E
cat <<-'E'
	$q
	E

### herestring forms
cat <<< a; cat <<< "a b"; x='p  q'; cat <<< $x; cat <<< "$x"; cat <<< $'n\nl'; cat <<< a\ b; cat <<< {a,b}; cat <<< *; cat <<< ~root; read x <<< "$(echo z)"; echo $x; cat <<< ''; wc -c <<< ''

### declare f forms
f() { if a; then b; elif c; then d; else e; fi; while x; do y; done; until p; do q; done; for i in 1 2; do z; done; for j; do :; done; for ((i=0;i<3;i++)); do :; done; case $x in a|b) c;; *) d;& q) ;; esac; (sub); { grp; }; [[ a == b && c ]]; ((x+1)); a && b || c; a | b |& c; ! d; e & }; declare -f f

### declare f redirections
f() { a > x 2>&1 < y; b >> z; c 3<&0 4>&-; d &> e; g <<< h; } > out 2>&1; declare -f f; function g { select x in a b; do :; done; coproc foo { bar; }; time baz; }; declare -f g

### declare f nested
f() { g() { echo in; }; x=(1 2); local y=$(echo z); echo "a b" 'c' $'d'; if ! a; then :; fi; }; declare -f f; f; declare -F; declare -f nosuch; echo $?

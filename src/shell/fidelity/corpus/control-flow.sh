### if elif else picks the first true
f(){ if [ $1 -lt 3 ]; then echo small; elif [ $1 -lt 6 ]; then echo middle; else echo large; fi; }; f 1; f 4; f 9
### if without a true branch is 0
if false; then echo x; fi; echo $?; if false; then :; elif false; then :; fi; echo $?
### if status of body
if true; then false; fi; echo $?
### if condition is a list
if false; true; then echo last counts; fi
### if with pipeline condition
if echo abc | grep -q b; then echo found; fi; if ! echo abc | grep -q z; then echo missing; fi
### case falls through with semicolon ampersand
case a in a) echo one;& b) echo two;& c) echo three;; d) echo four;; esac
### case tests on with double semicolon ampersand
case abc in a*) echo a;;& *b*) echo b;;& x*) echo x;; *c) echo c;; *) echo never;; esac
### case without match
case q in a) echo a;; esac; echo $?
### case status
case a in a) false;; esac; echo $?; case a in a) ;; esac; echo $?; false; case a in b) ;; esac; echo $?
### case pattern list and parenthesis
for w in yes y NO n maybe; do case $w in (y|yes) echo +;; ([nN]|[Nn][Oo]) echo -;; (*) echo '?';; esac; done
### case quoted pattern is text
x='*'; case '*' in "$x") echo quoted;; esac; case abc in $x) echo pattern;; esac; case abc in "*") echo no;; *) echo not text;; esac
### case subject is not split
x='a b'; case $x in 'a b') echo whole;; esac
### case with expansion in pattern
p='a?c'; case abc in $p) echo glob;; esac; case 'a?c' in "$p") echo literal;; esac
### case with command substitution
case $(echo hello) in h*o) echo ok;; esac
### case empty subject
case "" in "") echo empty;; *) echo other;; esac; case in in in) echo in;; esac
### case brackets and classes
for c in a 5 _ - A é; do case $c in [[:digit:]]) echo d;; [[:lower:]]) echo l;; [[:upper:]]) echo u;; [!a-z]) echo o;; esac; done
### case nocasematch
shopt -s nocasematch; case ABC in abc) echo same;; esac; [[ FOO == foo ]] && echo yes
### case extglob
shopt -s extglob
for w in ab aab b xyz file.txt; do case $w in +(a)b) echo "$w plus";; !(*.txt)) echo "$w not txt";; *) echo "$w other";; esac; done
### case on the last clause needs no terminator
case a in a) echo x
esac
### for without in uses the parameters
set -- a 'b c' d; for x; do echo "[$x]"; done; for x do echo "<$x>"; done
### for over nothing
for x in; do echo never; done; echo $? [${x-unset}]; false; for x in; do :; done; echo $?
### for over a glob and braces
touch b a c; for f in *; do echo $f; done; for f in {1..3}x; do echo $f; done
### for keeps its variable
for i in 1 2 3; do :; done; echo $i
### for body changes the list
x="a b c"; for i in $x; do x=changed; echo $i; done; echo $x
### for braces body
for i in 1 2; { echo $i; }; for ((i=0;i<2;i++)) { echo $i; }
### for newline before do
for i in a b
do
  echo $i
done
### for on reserved words
for for in do done in; do echo $for; done
### c for with all parts
for ((i=0, j=10; i<j; i+=3, j--)); do echo $i $j; done
### c for empty parts
n=0; for ((;;)); do ((++n > 3)) && break; echo $n; done
### c for with spaces and newlines
for (( i = 3 ;
       i > 0 ;
       i-- ))
do echo $i; done
### c for error
for ((i=0; i<3; i+)); do echo $i; done; echo status $?
### c for continue runs the step
for ((i=0;i<4;i++)); do ((i==1)) && continue; echo $i; done
### c for status
for ((i=0;i<1;i++)); do false; done; echo $?; for ((i=0;i<0;i++)); do false; done; echo $?
### while reads lines
printf 'a 1\nb 2\nc' | { while read -r x y; do echo "$x-$y"; done; echo "left:$x"; }
### while status
i=0; while [ $i -lt 2 ]; do i=$((i+1)); false; done; echo $?; while false; do :; done; echo $?
### until
i=0; until [ $i -ge 3 ]; do echo $i; i=$((i+1)); done
### while with several commands in the condition
i=0; while i=$((i+1)); echo c$i; [ $i -lt 3 ]; do echo b$i; done
### break levels
for i in 1 2; do for j in a b c; do [ $j = b ] && break 2; echo $i$j; done; done; echo done
### continue levels
for i in 1 2; do for j in a b c; do [ $j = b ] && continue 2; echo $i$j; done; done
### break more levels than there are
for i in 1 2; do for j in a b; do echo $i$j; break 99; done; done; echo end
### break zero
for i in 1 2; do echo $i; break 0; done; echo $?
### break with a word
for i in 1 2; do echo $i; break x; done; echo not reached
### break outside of a loop
break; echo $?; continue; echo $?
### break in a function called by a loop
f(){ break; }; for i in 1 2 3; do echo $i; f; done; echo after
### break in a subshell
for i in 1 2; do (break; echo sub); echo $i; done
### break in a while condition
while break; do echo never; done; echo $?
### continue in until condition
n=0; until n=$((n+1)); [ $n -gt 3 ]; do [ $n = 2 ] && continue; echo $n; done
### select picks by number
printf '2\n1\n' | { PS3='choose '; select x in alpha beta; do echo "got $x ($REPLY)"; [ "$REPLY" = 1 ] && break; done; } 2>/dev/null
### select shows its menu on standard error
echo 1 | { select x in one two three; do echo $x; break; done; }
### select with a wrong number
printf '9\n\nx\n3\n' | { select x in a b c; do echo "[$x] [$REPLY]"; [ -n "$x" ] && break; done; }
### select at end of input
select x in a b < /dev/null; do echo $x; done; echo $? "[$x]"
### select over parameters
set -- p q; echo 2 | { select x; do echo $x; break; done; }
### select many columns
seq 1 25 > list; echo 3 | { COLUMNS=40; select x in $(cat list); do echo $x; break; done; }
### select without words
select x in; do echo never; done; echo $?
### nested ifs and loops
for i in 1 2 3; do if ((i%2)); then while :; do if [ $i = 3 ]; then break 2; fi; echo odd $i; break; done; else until false; do echo even $i; break; done; fi; done
### group and subshell
{ echo a; echo b; } | wc -l; (x=1; echo $x); echo "[$x]"; { x=2; }; echo $x
### group status and negation
! { false; }; echo $?; ! (exit 3); echo $?; ! true; echo $?; ! ! true; echo $?
### and or lists
true && echo a || echo b; false && echo a || echo b; false || false || echo c; true && false && echo d; echo $?
### and or with groups
{ false || true; } && echo ok; (false && true) || echo no
### list with ampersand
{ echo bg; } & wait; echo fg
### semicolons and newlines
echo a; echo b
echo c;
echo d
### comments
echo a # comment
echo 'a # no' b#c # yes
# only a comment
echo end
### line continuation
echo one \
two; ec\
ho three; x=a\
b; echo $x; echo "in \
quotes" 'in \
single'
### redirection on compounds
for i in 1 2; do echo $i; done > out; while read l; do echo "<$l>"; done < out; if true; then echo x; fi >> out; case a in a) echo case;; esac >> out; (echo sub) >> out; { echo grp; } >> out; cat out
### input for a whole loop
i=0; while read -r line; do i=$((i+1)); done <<< $'a\nb\nc'; echo $i
### pipeline into while is a subshell
n=0; printf 'a\nb\n' | while read x; do n=$((n+1)); done; echo $n
### arithmetic command status
((5>3)); echo $?; ((0)); echo $?; ((x=0)); echo $?; ((x=7)); echo $?
### arithmetic in conditions
x=5; if ((x > 3 && x < 10)); then echo in; fi; ((x%2)) && echo odd; while ((x-- > 3)); do echo $x; done
### colon and true
: ignored args $((y=3)); echo $? $y; true a b; echo $?
### empty statements are errors
eval 'if true; then fi'; echo $?; eval 'for i in a; do done'; echo $?
### deep nesting
f(){ [ $1 = 0 ] && return 7; f $(($1-1)); }; f 50; echo $?
### time keyword leaves the status
TIMEFORMAT=; time false; echo $?; time (exit 4); echo $?
### until loop with break value
until [ "${n:=0}" -eq 4 ]; do n=$((n+1)); case $n in 2) continue;; esac; echo $n; done
### while read with IFS
while IFS=: read -r a b c; do echo "$b"; done <<E
1:2:3
x::z
E
### here document in loop
for i in 1 2; do cat <<E
item $i
E
done
### reading two files at once
printf '1\n2\n' > a; printf 'x\ny\n' > b; while read -u 3 l && read -u 4 r; do echo $l$r; done 3< a 4< b
### functions in conditions
ok(){ return 0; }; no(){ return 1; }; if ok && ! no; then echo fine; fi; ok && no || echo chain
### exit in the middle
echo a; exit 3; echo b
### exit in subshell
(exit 5); echo $?; x=$(exit 6); echo $?
### exit status is taken modulo 256
(exit 256); echo $?; (exit -1); echo $?; (exit 300); echo $?
### exit with a bad number
(exit abc); echo $?
### exit with many arguments
(exit 1 2); echo $?; exit 3 4; echo still

### status of the last
true | false; echo $?; false | true; echo $?
### PIPESTATUS
true | false | (exit 3); echo ${PIPESTATUS[@]}; echo ${PIPESTATUS[0]}; false; echo ${PIPESTATUS[@]}
### PIPESTATUS of a simple command and compound
(exit 4); echo "${PIPESTATUS[@]}"; { false | true; }; echo "${PIPESTATUS[@]}"; if false; then :; fi; echo "${PIPESTATUS[@]}"
### PIPESTATUS saved
false | true; s=("${PIPESTATUS[@]}"); echo ${s[0]} ${s[1]} ${#s[@]}
### PIPESTATUS after assignment
false | true; x=1; echo "${PIPESTATUS[@]}"
### pipefail
set -o pipefail; false | true; echo $?; (exit 2) | (exit 3) | true; echo $?; true | true; echo $?
### pipefail and negation
set -o pipefail; ! false | true; echo $?
### lastpipe
shopt -s lastpipe; echo a b | read x y; echo "$x-$y"; printf '1\n2\n' | while read n; do s=$((s+n)); done; echo $s
### lastpipe status and exit
shopt -s lastpipe; true | (exit 3); echo $?; false | true; echo ${PIPESTATUS[@]}; true | exit 4; echo no
### lastpipe with mapfile
shopt -s lastpipe; seq 3 | mapfile -t a; echo ${a[1]} ${#a[@]}
### stderr in the pipe
{ echo o; echo e >&2; } |& sort; { echo o; echo e >&2; } 2>&1 | sort
### variables do not come back
x=1; echo | { x=2; echo in $x; }; echo $x
### yes and head end
yes | head -2; echo ${PIPESTATUS[@]}
### infinite producer of the shell
while :; do echo x; done | head -1; echo $?
### reader that reads nothing
seq 100000 | true; echo ${PIPESTATUS[1]}
### long pipe
echo 5 | (read x; echo $((x+1))) | (read x; echo $((x*2))) | cat | tr 0-9 a-j
### pipe into a group and function
f(){ read a; echo "f:$a"; }; echo x | f; echo y | { read b; echo "g:$b"; }
### builtin output through a pipe
printf '%s\n' c a b | sort | head -1; declare -p PIPESTATUS 2>/dev/null | head -c 10; echo
### pipe newline continuation
echo a |
cat |

tr a b
### negated pipelines
! true | false; echo $?; ! false | true; echo $?
### and with pipelines
true | true && echo yes; true | false || echo no
### subshell in a pipe keeps order
(echo 1; echo 2) | (read a; echo "[$a]"; cat)
### big data
head -c 300000 /dev/zero | tr '\0' x | wc -c
### tee in the middle
seq 3 | tee copy | wc -l; cat copy
### closed stdout
echo x >&-; echo $?
### pipe to a missing command
echo x | nosuchcommand; echo ${PIPESTATUS[1]}
### missing command in front
nosuchcommand | cat; echo ${PIPESTATUS[@]}
### exit in pipeline does not end the shell
exit 3 | true; echo on
### assignment in pipeline
x=5 | true; echo "[$x]"
### time of pipelines
TIMEFORMAT='%R'; { time sleep 0 | true; } 2>&1 | grep -cE '^[0-9]+\.[0-9]{3}$'
### time posix format
{ time -p true; } 2>&1 | sed 's/[0-9.]*$//'
### TIMEFORMAT escapes
TIMEFORMAT='%%x%1R%0U%S'; { time true; } 2>&1 | sed 's/[0-9.]/N/g'
### process group in functions
f(){ cat; }; seq 2 | f | f
### read from pipe with while and last variable
seq 3 | { while read x; do last=$x; done; echo $last; }
### pipestatus in functions
f(){ true | false | true; return ${PIPESTATUS[1]}; }; f; echo $?
### nested pipelines
{ echo a | cat; echo b | cat; } | { cat | cat; }
### here string into pipeline
tr a-z A-Z <<< hello | rev
### command grouping input sharing
printf 'l1\nl2\nl3\n' | { read a; read b; echo $b $a; cat; }
### unread rest is left for the next reader
printf 'a\nb\nc\n' > f; { read x; cat; } < f; { head -1 >/dev/null; cat; } < f | wc -l
### reads
cat <(echo a) <(echo b); diff <(printf '1\n2\n') <(printf '1\n3\n'); echo $?
### writes
echo data > >(cat > f); sleep 0.1; cat f
### while read from
n=0; while read l; do n=$((n+1)); done < <(seq 5); echo $n
### name looks like a path
echo <(:) | sed 's/[0-9]*$/N/'; f=<(echo in); cat $f 2>/dev/null; echo $?
### status is not seen
cat <(exit 3); echo $?
### nested
cat <(cat <(echo deep))
### with arrays and mapfile
mapfile -t a < <(printf '%s\n' x 'y z'); echo ${#a[@]} "${a[1]}"
### comm and paste and sort
paste <(seq 3) <(seq 4 6); comm -12 <(printf 'a\nb\nc\n') <(printf 'b\nc\nd\n')
### in function argument
f(){ cat "$1" "$2"; }; f <(echo one) <(echo two)
### variables are seen inside
x=5; cat <(echo $x; x=6; echo $x); echo $x
### exec with
exec 3< <(echo l1; echo l2); read a <&3; read b <&3; echo $b $a; exec 3<&-
### redirect stderr into
{ echo err >&2; } 2> >(sed 's/^/E:/'); sleep 0.1
### quoted is text
echo '<(echo a)' "<(echo b)"
### adjacent text
echo x<(:)y | sed 's/[0-9]/N/g'
### source from
. <(echo 'v=sourced'); echo $v
### head ends producer
head -2 <(yes)
### parameter default with
cat ${u:-<(echo dflt)}

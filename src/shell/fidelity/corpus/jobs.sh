### background and wait
{ sleep 0.1; echo bg; } & echo fg; wait; echo done
### wait for a pid
(exit 7) & p=$!; wait $p; echo $?
### wait for several
(exit 1) & a=$!; (exit 2) & b=$!; wait $a $b; echo $?; wait $b $a; echo $?
### wait without arguments is 0
(exit 5) & wait; echo $?
### wait -n
(sleep 0.2; exit 3) & (exit 4) & wait -n; echo $?; wait -n; echo $?; wait -n; echo $?
### wait -n -p
(exit 4) & p=$!; wait -n -p who; echo $?; [ "$who" = "$p" ] && echo same
### wait -n of given
sleep 0.3 & a=$!; (exit 6) & b=$!; wait -n $a $b; echo $?; kill $a; wait $a; echo $?
### wait for a bad argument
wait abc; echo $?; wait %5; echo $?
### wait twice
(exit 3) & p=$!; wait $p; echo $?; wait $p; echo $?
### wait after the job ended
(exit 9) & p=$!; sleep 0.2; wait $p; echo $?
### wait for job spec
(exit 8) & wait %1; echo $?
### dollar bang is empty at first
echo "[$!]"; : & [ -n "$!" ] && echo set
### jobs lists
sleep 0.3 & sleep 0.4 & jobs; wait; jobs
### jobs with options
sleep 0.2 & jobs -p | grep -c .; jobs -r; jobs -s; wait
### kill a job
sleep 5 & kill %1; wait %1; echo $?
### kill by pid
sleep 5 & p=$!; kill $p; wait $p; echo $?; kill -0 $p 2>/dev/null; echo $?
### kill with signals
sleep 5 & kill -KILL $!; wait $! 2>/dev/null; echo $?; sleep 5 & kill -s INT $!; kill -9 $!; wait $! 2>/dev/null; echo $?
### kill -l
kill -l 9; kill -l TERM; kill -l 143; kill -l SIGHUP; kill -l 0 2>&1
### kill -l table
kill -l | head -3
### disown
sleep 0.2 & disown; jobs; echo $?; disown; echo $?
### disown -h keeps the job
sleep 0.1 & disown -h %1; jobs | wc -l; wait
### background gets no input
cat & wait; echo "[$(echo x | { cat & wait; })]"
### background in a function
f(){ sleep 0.05 & wait $!; echo $?; }; f
### background pipeline
echo a | tr a b & wait; (exit 3) | (exit 4) & wait $!; echo $?
### background and or list
true && echo one & wait; false || echo two & wait
### order by wait
for i in 3 1 2; do (sleep 0.$i; echo $i) & done; wait
### subshell waits only for its own
sleep 0.1 & (wait $! 2>/dev/null; echo $?); wait
### coproc
coproc { read x; echo "got $x"; }; echo hello >&${COPROC[1]}; read y <&${COPROC[0]}; echo $y; wait $COPROC_PID; echo $?
### coproc with name
coproc UP { tr a-z A-Z; }; echo abc >&"${UP[1]}"; eval "exec ${UP[1]}>&-"; cat <&"${UP[0]}"; wait
### coproc descriptors vanish
coproc { :; }; wait $COPROC_PID; echo "[${COPROC[0]}]"
### coproc of a simple command
coproc cat; echo line >&${COPROC[1]}; read -r l <&${COPROC[0]}; echo "$l"; kill $COPROC_PID; wait $COPROC_PID 2>/dev/null; echo $?
### fg without job control
sleep 0.1 & fg; echo $?; bg; echo $?; wait
### wait -f
(exit 2) & wait -f $!; echo $?
### background status of a missing command
nosuchcmd & wait $!; echo $?
### background sets status 0
false; : & echo $?
### BASHPID in background
[ $BASHPID = $$ ] && echo same; ([ $BASHPID = $$ ] || echo other) & wait
### jobs -x and bad spec
jobs %3; echo $?
### current and previous
sleep 0.2 & sleep 0.3 & jobs %+; jobs %-; jobs %1; wait
### job by name
sleep 0.2 & jobs %sl; jobs %?lee; wait
### job printed for compounds
{ sleep 0.1; echo x; } & (sleep 0.1) & while false; do :; done & jobs; wait
### parallel collection
for i in 1 2 3; do (exit $i) & pids+=($!); done; for p in ${pids[@]}; do wait $p; echo -n "$? "; done; echo
### wait in a loop on -n
for i in 1 2 3; do (sleep 0.0$i; exit $i) & done; s=0; while wait -n; r=$?; [ $r -ne 127 ]; do s=$((s+r)); done; echo $s
### kill -0 checks
sleep 0.3 & kill -0 $! && echo alive; wait; kill -0 $! 2>/dev/null || echo gone
### stop and continue
sleep 0.3 & kill -STOP $!; kill -CONT $!; wait $!; echo $?
### lots of children
for i in {1..30}; do : & done; wait; echo ok
### exit with jobs running
sleep 0.2 > /dev/null & echo leaving; exit 3
### timeout style
sleep 5 & p=$!; (sleep 0.1; kill $p) & wait $p; echo $?
### background redirected input
echo data > f; cat < f & wait
### here document in background
cat <<E & wait
bg here
E

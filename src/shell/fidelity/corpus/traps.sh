### exit trap
trap 'echo bye' EXIT; echo hi
### exit trap sees the status
trap 'echo "status $?"' EXIT; exit 3
### exit trap may change the status
trap 'exit 9' EXIT; exit 3
### exit trap keeps the status
trap 'false; true' EXIT; exit 3
### exit trap by 0
trap 'echo zero' 0; :
### exit trap removed
trap 'echo no' EXIT; trap - EXIT; echo end
### exit trap replaced
trap 'echo one' EXIT; trap 'echo two' EXIT
### exit trap in subshell is not inherited
trap 'echo outer' EXIT; (echo sub); echo main
### exit trap of a subshell
(trap 'echo sub $?' EXIT; exit 2); echo $?
### exit trap in command substitution
x=$(trap 'echo cs' EXIT; echo body); echo "$x"
### exit trap in a function
f(){ trap 'echo fexit' EXIT; echo f; }; f; echo after
### exit trap with a function
cleanup(){ echo "clean $1 $?"; }; trap 'cleanup x' EXIT; false; exit 4
### exit trap after a signal
trap 'echo exit' EXIT; kill -TERM $$; echo no
### exit trap in background
(trap 'echo bgexit' EXIT; :) & wait
### exit trap with pipeline
{ trap 'echo pexit' EXIT; echo body; } | cat
### exit trap with exec
trap 'echo not run' EXIT; exec true
### exit trap on syntax error
trap 'echo exit $?' EXIT
echo a
if; then
### exit trap on unbound
trap 'echo exit $?' EXIT; set -u; echo $nope
### signal trap by number and SIG name
trap 'echo hup' 1; trap 'echo usr2' SIGUSR2; kill -HUP $$; kill -s USR2 $$; kill -12 $$; echo end
### signal names in lower case
trap 'echo got' usr1; kill -usr1 $$; trap -p
### several signals
trap 'echo sig' HUP USR1; kill -HUP $$; kill -USR1 $$
### ignored signal
trap '' TERM; kill -TERM $$; echo alive; (kill -TERM $BASHPID; echo sub alive)
### ignored signal in child process
trap '' USR1; bash -c 'kill -USR1 $$; echo child alive'
### reset in subshell
trap 'echo t' USR1; (trap -p; kill -USR1 $BASHPID; echo no); echo $?
### trap -p
trap 'echo "a b"' EXIT; trap "it's" INT; trap '' TERM; trap -p; trap - EXIT INT; trap -p TERM; trap
### trap -p one
trap 'x' USR1; trap -p USR1 USR2; trap -p EXIT
### trap -l
trap -l | head -2
### trap with bad signal
trap 'x' NOSIG; echo $?; trap 'x' 99; echo $?
### trap with a single argument resets
trap 'echo no' USR1; trap USR1; trap -p; echo $?
### trap KILL is accepted silently
trap 'x' KILL; echo $?; trap -p
### trap status of command before
trap 'echo "in trap: $?"' USR1; (exit 5); kill -USR1 $$; echo "after: $?"
### trap keeps the status of the interrupted
trap 'false' USR1; true; kill -USR1 $$; echo $?
### trap text is expanded when run
x=1; trap "echo $x" USR1; trap 'echo $x' USR2; x=2; kill -USR1 $$; kill -USR2 $$
### return in a trap inside of a function
trap 'return 7' USR1; f(){ kill -USR1 $$; echo no; }; f; echo $?
### break in a trap
trap 'break' USR1; for i in 1 2 3; do echo $i; kill -USR1 $$; done; echo end
### exit in a trap
trap 'exit 6' USR1; kill -USR1 $$; echo no
### trap during sleep in foreground
trap 'echo woke' USR1; (sleep 0.2; kill -USR1 $$) & sleep 0.5; echo end
### trap runs after each command
trap 'echo t' USR1; { kill -USR1 $$; echo one; }; echo two
### debug trap
trap 'echo "D $BASH_COMMAND"' DEBUG; x=1; echo $x; [ 1 = 1 ]; trap - DEBUG; echo end
### debug trap with compounds
trap 'echo "D:$BASH_COMMAND"' DEBUG
for i in 1 2; do echo $i; done
if true; then ((i++)); fi
case $i in 3) : ;; esac
while [[ $i -lt 4 ]]; do let i++; done
### debug trap not in functions
trap 'echo "D:$BASH_COMMAND"' DEBUG; f(){ echo in; }; f; trap - DEBUG
### debug trap with functrace
set -T; trap 'echo "D:$BASH_COMMAND"' DEBUG; f(){ echo in; }; f; (echo sub); trap - DEBUG
### debug trap line numbers
trap 'echo L$LINENO' DEBUG
echo a
echo b
trap - DEBUG
### debug trap keeps status
trap ':' DEBUG; false; echo $?
### debug with extdebug skips
shopt -s extdebug; trap '[[ $BASH_COMMAND != *skip* ]]' DEBUG; echo skip me; echo keep
### debug trap in pipeline
trap 'echo "D:$BASH_COMMAND" >&2' DEBUG; echo a | cat
### return trap
f(){ echo in; return 3; }; trap 'echo "R $?"' RETURN; f; echo $?
### return trap in function
f(){ trap 'echo ret' RETURN; echo body; }; f; f; g(){ :; }; g; trap -p RETURN
### return trap functrace
set -T; trap 'echo "ret $FUNCNAME"' RETURN; f(){ g; }; g(){ :; }; f
### return trap and source
trap 'echo ret' RETURN; echo 'echo sourced' > s; . ./s
### err trap and function name
set -E; trap 'echo "err in ${FUNCNAME:-main} line $LINENO: $BASH_COMMAND"' ERR
f(){
 false
}
f
### err trap in loops
trap 'echo err' ERR; for i in 1 2; do false; done; while false; do :; done
### err trap BASH_COMMAND
trap 'echo "failed: $BASH_COMMAND"' ERR; ls /nonexistent 2>/dev/null; grep -q x /dev/null
### nested traps
trap 'echo a; kill -USR2 $$; echo b' USR1; trap 'echo c' USR2; kill -USR1 $$; echo d
### trap sets a trap
trap 'trap "echo second" USR1; echo first' USR1; kill -USR1 $$; kill -USR1 $$
### traps in subshell listed
trap 'echo x' EXIT; (trap); (trap -p EXIT); echo $(trap)
### chld trap
trap 'echo chld' CHLD; /bin/true; echo end
### pipe signal
{ trap '' PIPE; sleep 0.1; echo x 2>/dev/null; echo "st $?" >&2; } | true
### sigpipe status
(yes; ) | head -1; echo "${PIPESTATUS[@]}"
### kill own subshell
(kill -KILL $BASHPID); echo $?; (kill -9 $BASHPID; echo no) 2>/dev/null; echo $?
### trap with newline and quotes
trap 'echo "one"
echo two' EXIT; trap -p
### trap with double dash
trap -- 'echo dd' USR1; kill -USR1 $$; trap -- - USR1; trap -p
### exit trap with output redirected
exec 3>&1; trap 'echo out >&3' EXIT; exec > /dev/null; echo hidden
### exit in exit trap of subshell
(trap 'exit 4' EXIT; exit 3); echo $?
### exit trap runs once
trap 'echo once; exit' EXIT; exit 2
### traps with local variables
f(){ local v=inner; trap 'echo "v=$v"' EXIT; }; v=outer; f
### exit trap in function with exit
f(){ local v=inner; trap 'echo "v=$v"' EXIT; exit; }; v=outer; f
### trap EXIT ERR together
trap 'echo T' EXIT ERR; false
### exit status in trap after errexit in function
set -e; trap 'echo "st $?"' EXIT; f(){ return 12; }; f
### pending traps at once
trap 'echo 1' USR1; trap 'echo 2' USR2; kill -USR2 $$ ; kill -USR1 $$; :

### plain failure ends
set -e; echo a; false; echo b
### status of the failure
set -e; (exit 7); echo no
### failing command not found
set -e; nosuchcommand; echo no
### in if while until
set -e; if false; then :; fi; while false; do :; done; until true; do :; done; echo ok
### and or but last
set -e; false && true; echo a; false || true; echo b; true && false; echo no
### and list in the middle
set -e; false && false && true; echo ok; true && true && false; echo no
### or last fails
set -e; false || false; echo no
### negated
set -e; ! true; echo a; ! false; echo b; ! { false; echo in; }; echo c
### pipeline looks at the last
set -e; false | true; echo ok; true | false; echo no
### pipefail counts
set -e -o pipefail; true | true; false | true; echo no
### assignment takes the substitution's status
set -e; x=$(false); echo no
### local hides the status
set -e; f(){ local x=$(false); echo hidden; }; f; y=$(exit 3); echo no
### export and readonly hide it
set -e; export a=$(false); readonly b=$(false); declare c=$(false); echo hidden
### argument substitution does not count
set -e; echo "x$(false)y"; : $(exit 3); echo ok
### several assignments
set -e; a=$(false) b=$(true); echo "ok $?"
### subshell fails
set -e; (false; echo no); echo not either
### subshell in or
set -e; (false; echo reached) || echo other
### command substitution inherits not
set -e; x=$(false; echo in); echo "[$x]"
### command substitution with inherit_errexit
set -e; shopt -s inherit_errexit; x=$(false; echo in) || echo failed; echo "[$x]"; y=$(false; echo in); echo no
### command substitution in posix mode
set -o posix; set -e; x=$(false; echo in); echo no
### function in condition
set -e; f(){ false; echo inside; }; if f; then echo yes; fi; f && echo and; f || echo or; ! f; echo end
### function fails plainly
set -e; f(){ echo a; false; echo no; }; f; echo no
### function last command fails
set -e; f(){ [ 1 = 2 ] && echo x; }; f; echo no
### and list as last of function
set -e; f(){ false && true; }; f; echo no
### group in condition
set -e; { false; echo in; } || echo or; { false; echo in2; } && echo and; echo end
### group fails
set -e; { echo a; false; echo no; }; echo no
### loops fail
set -e; for i in 1 2; do echo $i; [ $i = 3 ]; done; echo no
### loop with and list
set -e; for i in 1 2; do [ $i = 3 ] && echo x; done; echo no
### while body fails
set -e; while true; do echo once; false; done; echo no
### case body fails
set -e; case a in a) false;; esac; echo no
### arithmetic zero fails
set -e; ((1)); echo a; ((0)); echo no
### let zero fails
set -e; let x=1; let x=0; echo no
### arithmetic increment pitfall
set -e; i=0; ((i++)); echo no
### arithmetic in or
set -e; i=0; ((i++)) || true; echo $i
### test fails
set -e; [ -e nofile ]; echo no
### conditional fails
set -e; [[ a == b ]]; echo no
### redirection fails
set -e; echo x > /no/such/dir/file; echo no
### eval
set -e; eval 'false; echo no'; echo no
### eval in condition
set -e; eval 'false; echo in' && echo and; if eval 'false; echo in2'; then echo yes; fi
### source
set -e; echo 'false; echo no' > s; . ./s; echo no
### source in condition
set -e; echo 'false; echo in' > s; . ./s || echo or; echo end
### background failure
set -e; false & wait; echo ok; false & wait $!; echo no
### set plus e
set -e; set +e; false; echo on; set -e; false; echo no
### errexit in subshell only
(set -e; false; echo no); echo $?
### return 1 in function
set -e; f(){ return 1; }; f || echo caught; f; echo no
### exit trap sees status
set -e; trap 'echo exit $?' EXIT; (exit 9); echo no
### err trap before exit
set -e; trap 'echo err $?' ERR; trap 'echo exit $?' EXIT; false; echo no
### err trap alone
trap 'echo err $? $LINENO' ERR
false
echo on; (exit 4)
true && false
false || true
! true
if false; then :; fi
x=$(false)
### err trap not in functions
trap 'echo err' ERR; f(){ false; true; }; f; false
### err trap with errtrace
set -E; trap 'echo "err $FUNCNAME"' ERR; f(){ false; true; }; f; (false); x=$(false; echo y)
### err trap at function's failure
trap 'echo err' ERR; f(){ return 2; }; f; echo $?
### err trap in pipeline
trap 'echo err' ERR; false | true; true | false; set -o pipefail; false | true
### err trap in subshell
trap 'echo err' ERR; (false; true); (false); echo $?
### err trap changes nothing
trap 'false' ERR; false; echo $?
### err trap reset
trap 'echo err' ERR; trap - ERR; false; echo none; trap '' ERR; false; echo none
### nested function failure
set -e; a(){ b; echo no; }; b(){ c; echo no; }; c(){ false; echo no; }; a; echo no
### nested in condition all ignored
set -e; a(){ b; echo a; }; b(){ false; echo b; }; if a; then echo yes; fi
### subshell in condition ignores
set -e; if (false; echo sub); then echo yes; fi
### set -e inside of a condition has no effect
f(){ set -e; false; echo in; }; if f; then echo yes; fi; echo after; false; echo no
### set -e in subshell of a condition
if (set -e; false; echo in); then echo yes; else echo no; fi
### pipeline element with set -e
set -e; { false; echo left; } | cat; echo right
### last element of a pipeline
set -e; echo x | { read y; false; echo "no $y"; }; echo no
### negated pipeline
set -e; ! false | true; echo ok; ! true | false; echo also
### command builtin
set -e; command false; echo no
### time keyword
set -e; TIMEFORMAT=; time false; echo no
### coproc and wait status
set -e; sleep 0 & wait $!; echo ok
### read at end of file
set -e; read x < /dev/null; echo no
### read in while is fine
set -e; while read x; do echo $x; done <<< a; echo ok
### shift beyond
set -e; set -- a; shift 2; echo no
### unset of readonly
set -e; readonly r=1; unset r; echo no
### unbound with nounset
set -u; echo $nothing; echo no
### unbound in subshell
set -u; (echo $nothing; echo no); echo $?
### unbound in function in condition
set -u; f(){ echo $nothing; echo no; }; if f; then :; fi; echo no
### unbound with defaults
set -u; echo "${x-d}" "${x:-e}" "${x+s}" "$#" "$@" "$*"; echo ok
### unbound array element
set -u; a=(1); echo "${a[0]}"; echo "${a[@]:5}"; echo ${#a[@]}; echo ${a[3]}; echo no
### unbound empty array is fine
set -u; a=(); echo "[${a[@]}]" "[${a[*]}]"; echo ${#a[@]}
### unbound positional
set -u; echo $1; echo no
### unbound in arithmetic
set -u; echo $((x+1)); echo no
### unbound length
set -u; echo ${#x}; echo no
### unbound indirect
set -u; y=x; echo ${!y}; echo no
### unbound bang
set -u; echo $!; echo no
### nounset with trap
set -u; trap 'echo bye $?' EXIT; echo $none; echo no
### failing in a trap
set -e; trap 'false; echo trap' EXIT; echo a
### set -e and EXIT with exit
set -e; trap 'exit 5' EXIT; false
### set -e in function of a pipeline
set -e; f(){ false; echo no; }; f | cat; echo ok
### errexit with declare -i error
set -e; declare -i n; n=1; f(){ [ $n -eq 1 ]; }; f; echo ok
### short option combinations
set -eu; set -o | grep -E '^(errexit|nounset)'; set +o errexit; false; echo ok
### condition of elif
set -e; if false; then :; elif false; then :; else echo else; fi
### or with group and exit status
set -e; false || { echo handled; false || true; }; echo ok
### assignment before a function
set -e; f(){ false; }; x=1 f; echo no
### errexit in here string substitution
set -e; cat <<< "$(false)x"; echo ok
### failing substitution in for words
set -e; for i in $(false; echo a); do echo $i; done; echo ok
### failing substitution in case word
set -e; case $(false; echo a) in a) echo a;; esac; echo ok
### failing substitution in array
set -e; a=($(false)); echo no
### failing substitution in test
set -e; [ -z "$(false)" ]; echo ok
### if condition with negated function
set -e; f(){ false; echo in; true; }; if ! f; then echo a; else echo b; fi
### exit status of the script
set -e; (exit 42)

### RANDOM with seed
RANDOM=42; echo $RANDOM $RANDOM $RANDOM; RANDOM=42; echo $RANDOM; RANDOM=0; echo $RANDOM; RANDOM=1; echo $RANDOM $RANDOM
### RANDOM in subshell
RANDOM=5; (echo $RANDOM) >/dev/null; echo $RANDOM; x=$(echo $RANDOM); [ -n "$x" ] && echo set
### RANDOM unset loses meaning
unset RANDOM; RANDOM=7; echo $RANDOM $RANDOM
### SRANDOM
[ $SRANDOM -ge 0 ] && echo ok
### SECONDS
SECONDS=10; echo $SECONDS; [ $SECONDS -ge 10 ] && echo ok; SECONDS=abc; echo $SECONDS; unset SECONDS; echo "[$SECONDS]"
### EPOCHSECONDS and EPOCHREALTIME
[[ $EPOCHSECONDS =~ ^[0-9]{10}$ ]] && echo ok; [[ $EPOCHREALTIME =~ ^[0-9]{10}\.[0-9]{6}$ ]] && echo ok; EPOCHSECONDS=1; [ $EPOCHSECONDS -gt 1000 ] && echo kept
### LINENO
echo $LINENO
echo $LINENO; x=$LINENO
echo $x $((LINENO)) "$LINENO"
echo \
$LINENO
### LINENO in functions and eval
f() { echo $LINENO; }
f
eval 'echo $LINENO
echo $LINENO'
echo $(echo $LINENO)
(echo $LINENO)
### LINENO assignment
LINENO=100; echo $LINENO
echo $LINENO
### BASHPID and PPID
[ $BASHPID = $$ ] && echo same; (  [ $BASHPID != $$ ] && echo differs ); [ $PPID -gt 0 ] && echo ok; PPID=1; echo $?
### BASH_SUBSHELL
echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL)); echo $(echo $BASH_SUBSHELL); { echo $BASH_SUBSHELL; } | cat
### BASH_COMMAND
echo "$BASH_COMMAND"; f(){ echo "$BASH_COMMAND"; }; f x
### SHLVL
echo $SHLVL; bash -c 'echo $SHLVL'; (echo $SHLVL); SHLVL=5 bash -c 'echo $SHLVL'; SHLVL=abc bash -c 'echo $SHLVL'; SHLVL=-3 bash -c 'echo $SHLVL'
### IFS shown
printf '%q\n' "$IFS"; IFS=x; echo "$IFS"
### OPTIND OPTERR OPTARG
echo $OPTIND $OPTERR "[$OPTARG]"
### FUNCNAME assignment
FUNCNAME=x; echo $? "[$FUNCNAME]"
### underscore in environment
env | grep '^_=' ; bash -c 'echo $_' | grep -c bash
### underscore follows
echo a b >/dev/null; echo $_; x=1; echo $_; [[ a ]]; echo $_; f(){ :; }; f arg; echo $_
### BASH_ARGV0 and zero
BASH_ARGV0=newname; echo $0
### BASH_EXECUTION_STRING
bash -c 'echo "$BASH_EXECUTION_STRING"'; echo "[$BASH_EXECUTION_STRING]"
### BASH_ENV
echo 'echo from env' > e; BASH_ENV=./e bash -c 'echo main'; BASH_ENV=./e sh -c 'echo shmain'
### ENV is not read
echo 'echo no' > e; ENV=./e bash -c 'echo only'
### PATH lookup changes
mkdir p; printf '#!/bin/sh\necho mine\n' > p/mycmd; chmod +x p/mycmd; mycmd 2>/dev/null; echo $?; PATH=$PWD/p:$PATH; mycmd; PATH=$PATH:; unset PATH; mycmd 2>/dev/null; echo $?
### PATH empty element
printf 'echo here\n' > localcmd; chmod +x localcmd; PATH=:$PATH; localcmd; PATH=/usr/bin:/bin; PATH=./:$PATH; localcmd
### PS4 and PS variables
echo "[$PS1]" "[$PS2]" "[$PS3]" "$PS4"
### COLUMNS and LINES
echo "[$COLUMNS][$LINES]"
### TERM and others
echo "[$TERM]" "[$HISTFILE]" "[$MAILCHECK]" "[$HISTSIZE]"
### REPLY
echo "[$REPLY]"
### COMP_WORDBREAKS
printf %q "$COMP_WORDBREAKS"; echo
### BASH_CMDS
ls >/dev/null; echo ${BASH_CMDS[ls]}; BASH_CMDS[foo]=/bin/echo; foo bar
### TIMEFORMAT empty
TIMEFORMAT=; time true; TIMEFORMAT=x; time true
### GLOBIGNORE special
touch .a b; GLOBIGNORE=b; echo *; unset GLOBIGNORE; echo *
### TMPDIR and here documents
TMPDIR=/nonexistent; cat <<E
ok
E
### LC_ALL changes length
x=é; echo ${#x}; LC_ALL=C; echo ${#x}; LC_ALL=C.UTF-8; echo ${#x}; LC_ALL=xx_YY; echo ${#x}
### BASH_LOADABLES_PATH and others unset
echo "${BASH_LOADABLES_PATH-unset} ${BASH_COMPAT-unset} ${POSIXLY_CORRECT-unset} ${FUNCNEST-unset}"
### unset special variables
unset LINENO BASHPID BASH_SUBSHELL; echo "[$LINENO][$BASHPID][$BASH_SUBSHELL]"; LINENO=5; echo $LINENO
### EXECIGNORE and CHILD_MAX
CHILD_MAX=5; echo $?; echo ${CHILD_MAX}
### MAPFILE COPROC REPLY defaults
mapfile <<< a; echo "${MAPFILE[0]}"; read <<< b; echo $REPLY
### set lists variables
v1='a b'; v2=$'x\ny'; v3=; a=(1 "2 3"); declare -A m=([k]=v); set | grep -E '^(v[123]|a|m)='
### declare lists with attributes
declare -i zi=5; declare -i | grep zi; declare -x zx=1; declare -x | grep ' zx='; declare -r zr=1; declare -r | grep ' zr='; declare -a za=(1); declare -a | grep ' za='; declare -A zm=([k]=1); declare -A | grep ' zm='
### env shows exports only
a=1; export b=2; env | grep -E '^[ab]='; c=3 env | grep ^c=
### env values with newlines
export v=$'a\nb'; bash -c 'echo "$v"'; printenv v
### exported then unset
export x=1; unset x; bash -c 'echo "[$x]"'; x=2; bash -c 'echo "[$x]"'
### many exports to child
export A=1 B="two words" C=; bash -c 'echo "$A|$B|$C|${D-unset}"'
### invalid names in the environment
env 'a-b=1' bash -c 'env | grep a-b; echo done'

### declare p of many kinds
declare -i n=5; declare -r r=x; declare -x e=1; declare -l low=ABC; declare -u up=abc; declare -c cap=hello; declare -a a=(1 "2 3" ''); declare -A m=([k]="v w" [x]=1); declare -n ref=n; declare -t tr=1; declare -ir ir=3; declare -ax ax=(1); declare -p n r e low up cap a m ref tr ir ax

### declare p unset kinds
declare u; declare -i ui; declare -a ua; declare -A um; declare -n un; declare -x ux; declare -p u ui ua um un ux; declare -p nosuch; echo $?

### set lists quoting
x1="a b"; x2="it's"; x3=$'a\nb'; x4=(1 "b c"); x5=''; declare -A x6=([a]=1); set | grep '^x[0-9]='

### array element quoting in declare
a=([5]="x y" [2]=$'n\nl' [10]='$q'); declare -p a; echo "${a[@]@A}"; echo "${a[*]@K}"; echo "${a[@]@k}"

### at A forms
x='a b'; declare -i n=4; declare -rx rx=1; declare -a arr=(1 2); declare -A as=([k]=v); echo "${x@A}" "${n@A}" "${rx@A}" "${arr@A}" "${as@A}"; echo "${arr[@]@A}"; echo "${arr[1]@A}"; echo "${unset@A}|"

### at a forms
declare -i n=1; declare -ru ru=x; declare -a arr=(1); declare -A as=([a]=1); declare -n ref=n; echo "${n@a} ${ru@a} ${arr@a} ${as@a} ${ref@a} ${arr[@]@a} ${nope@a}|"

### at K
declare -A m=([one]=1 ["two words"]="b c"); for k in "${m[@]@k}"; do echo "<$k>"; done; echo "${m[@]@K}" | tr ' ' '\n' | sort | head -3; s=abc; echo "${s@K}" "${s@k}"

### printf q forms
printf '%q\n' '' 'a b' "it's" $'a\nb' 'a"b' '$x' '~' 'a~' '#x' 'a#' '{a,b}' '!x' 'é' $'\e' '-n' '=' 'a=b' '*' '[x]' 'a^b' '<>' 'tab	x'

### printf Q
printf '%Q\n' "a b" x; printf '%.3Q|\n' 'a b c d'; printf '%.3q|\n' 'abcdef'; printf '%10q|%-10q|\n' 'a b' 'c d'

### printf numbers
printf '%d %i %o %x %X %u\n' 10 -10 8 255 255 3; printf '%+d % d %05d %-5d| %5.3d\n' 5 5 5 5 5; printf '%#o %#x %#X\n' 8 255 255; printf '%d %d %d\n' 0x1f 010 "'A"; printf '%u\n' -1

### printf floats
printf '%f %e %g %G %a\n' 3.14159 31415.9 0.0001 1e20 1; printf '%.2f %10.3f|%-10.1f|%+.0f\n' 2.345 2.345 2.345 2.5; printf '%g\n' 100000 1000000 123456789 .00001; printf '%.3s|%5s|%-5s|\n' abcdef ab ab

### printf errors
printf '%d\n' abc; echo $?; printf '%d\n' 12abc; echo $?; printf '%z\n'; echo $?; printf '%d %s\n' 1; printf; echo $?; printf -v; echo $?; printf -v '1x' a; echo $?; printf '%d\n' 99999999999999999999; echo $?

### printf reuse
printf '%s-%s\n' a b c; printf '%s\n'; printf 'no args\n' a b; printf '%%|%c|%c\n' abc ''; printf '%b\n' 'a\tb\c' x; printf '%*d|%-*d|%.*f\n' 5 1 5 2 2 3.14159; printf '\x41\101\u00e9\n'

### printf v array
printf -v a[2] '%03d' 7; declare -p a; declare -A m; printf -v 'm[k y]' '%s' v; declare -p m; printf -v x '%s'; echo "[$x]"

### printf T
TZ=UTC printf '%(%Y-%m-%d %H:%M:%S)T\n' 0; printf '%(%s)T\n' 86400; printf '%(%a %b %d %j %U %y %% )T|\n' 1000000000; printf '%10(%Y)T|%-10(%Y)T|\n' 0 0; printf '%()T\n' 0 | wc -c

### printf b octal
printf '%b' '\0101\101\x42\n' ; printf '%b\n' '\e[0m' | od -c | head -1; printf '\0101|\n'; printf '%s %b\n' 'a\n' 'a\n'; printf 'a\
b\n'; printf '%5b|%-5b|\n' 'a\n' b

### echo options
echo -n a; echo -e 'x\ty'; echo -E 'x\ty'; echo -ne 'a\n'; echo -en 'b\c'; echo; echo -x; echo -- a; echo -nE 'q\n'; echo; shopt -s xpg_echo; echo 'a\tb'; echo -E 'a\tb'; echo -n; echo -neE x; echo

### read options
printf 'a b c\nline2\n' | { read x y; echo "<$x><$y>"; read -r z; echo "<$z>"; read w; echo "$? <$w>"; }; read -a arr <<< "1 2 3"; declare -p arr; read -d : v <<< "ab:cd"; echo "$v"; read -n 3 v <<< abcdef; echo "$v"; read -N 3 v <<< "a
bcd"; declare -p v; read -n 10 v <<< short; echo "$v"

### read backslash
read x <<< 'a\ b\c'; echo "$x"; read -r x <<< 'a\ b\c'; echo "$x"; read x y <<< 'a\ b c'; echo "<$x><$y>"; printf 'a\\\nb\n' | { read x; echo "$x"; }; printf 'a\\\nb\n' | { read -r x; echo "$x"; }

### read IFS
IFS=: read a b c <<< 'x::z:w'; echo "<$a><$b><$c>"; IFS=, read -a p <<< 'a,,b,'; declare -p p; IFS= read x <<< '  sp  '; echo "<$x>"; read x <<< '  sp  '; echo "<$x>"; IFS=: read x <<< 'a:'; echo "<$x>"; IFS=: read x y <<< 'a:b:'; echo "<$x><$y>"; IFS=' :' read a b <<< ' p : q : '; echo "<$a><$b>"

### read REPLY
read <<< '  keep  sp '; echo "<$REPLY>"; read -p prompt x <<< v; echo $x; read -t 0 < /dev/null; echo $?; read -t 0.01 x < <(sleep 1); echo $? ; read -u 3 x 3<<< three; echo $x; read -s x <<< sec; echo $x; read -e x <<< ee; echo $x

### read errors
read 1x <<< a; echo $?; read -t abc x; echo $?; read -n x y; echo $?; read -u 9 x; echo $?; read -z; echo $?; readonly ro=1; read ro <<< 2; echo "$? $ro"; read -a; echo $?; read -d '' x < <(printf 'a\0b'); echo "$x"

### mapfile options
printf '1\n2\n3\n4\n' > f; mapfile -t a < f; declare -p a; mapfile -n 2 b < f; declare -p b; mapfile -s 2 -t c < f; declare -p c; mapfile -O 2 -t d < f; declare -p d; mapfile -d 3 -t e < f; declare -p e; mapfile -C 'echo cb' -c 2 -t g < f; readarray h <<< x; declare -p h; mapfile < f; echo ${#MAPFILE[@]}

### mapfile errors
mapfile -n x; echo $?; mapfile 1x; echo $?; mapfile -u 9 a; echo $?; mapfile -c 0 -C : a; echo $?; declare -A m; mapfile m <<< a; echo $?; mapfile -z; echo $?

### getopts modes
f() { local OPTIND=1 o; while getopts ':ab:c' o "$@"; do echo "$o ${OPTARG-unset} $OPTIND"; done; shift $((OPTIND-1)); echo "rest $*"; }; f -a -bval -c x y; f -ac -b v -- -a; f -b; f -z -a; f -abv; f x -a; f -a - b

### getopts loud
f() { OPTIND=1; while getopts 'ab:' o "$@"; do echo "$o ${OPTARG-unset}"; done; echo "$? $OPTIND"; }; f -z; f -b; OPTERR=0; f -z; f -b; f -a -b x; getopts; echo $?; getopts a 1x; echo $?

### getopts positional
set -- -x -y arg; while getopts xy o; do echo $o; done; echo $OPTIND; getopts xy o; echo $? $o; OPTIND=1; getopts x o; echo $o; getopts x o; echo "$o"

### select basic
printf '1\n\n9\nx\n2\n' | { PS3='pick> '; select x in one two; do echo "got <$x> $REPLY"; [[ $x == two ]] && break; done; echo "end $?"; }

### select eof
select x in a b c; do echo $x; done < /dev/null; echo "st $?"; set -- p q; select y; do echo "$y"; break; done <<< 2; select z in; do :; done; echo $?

### let and status
let 'x=5' y=x*2; echo $x $y $?; let 0; echo $?; let; echo $?; let 'z = 3' "z += 2"; echo $z; let 'a = 1/0'; echo "s $?"; let 'b=08'; echo $?; let x++ y--; echo $x $y

### test operators
test -z ''; echo $?; test -n a -a -z ''; echo $?; [ a = b -o c = c ]; echo $?; [ ! a ]; echo $?; [ '(' a ')' ]; echo $?; [ 3 -gt 2 ] && [ 2 -le 2 ] && echo ok; [ a \< b ]; echo $?; [ -v x ]; echo $?; x=1; [ -v x ]; echo $?; a=(1 2); [ -v 'a[1]' ]; echo $?; [ -v 'a[5]' ]; echo $?; [ -o errexit ]; echo $?; [ ]; echo $?; [ -e ]; echo $?; [ a b ]; echo $?; [ 1 -eq x ]; echo $?; [ a; echo $?

### double bracket
[[ abc == a* ]]; echo $?; [[ abc == "a*" ]]; echo $?; [[ abc =~ ^a(.)c$ ]]; echo "$? ${BASH_REMATCH[@]}"; [[ a < b && ! b < a ]]; echo $?; [[ -z '' || x ]]; echo $?; [[ 5 -gt 3+1 ]]; echo $?; x='a b'; [[ $x == 'a b' ]]; echo $?; [[ x -eq 0 ]]; echo $?; [[ -v nope ]]; echo $?; p='a*'; [[ abc == $p ]]; echo $?; [[ abc == "$p" ]]; echo $?; [[ ( a == a ) && b ]]; echo $?; shopt -s nocasematch; [[ ABC == abc ]]; echo $?; [[ ABC =~ b ]]; echo $?

### shopt p
shopt -p extglob nullglob; shopt extglob; echo $?; shopt -s extglob nullglob; shopt -q extglob; echo $?; shopt -u nullglob; shopt nosuch; echo $?; shopt -s nosuch; echo $?; shopt -o errexit; shopt -so errexit; shopt -po errexit; set +e; shopt -op | head -3; shopt -su a; echo $?

### trap p forms
trap 'echo hi' EXIT; trap 'echo "it'"'"'s"' INT; trap '' TERM; trap -p; trap; trap -p INT; trap - INT; trap -p INT TERM; trap -l | head -2; trap 'x' NOSUCH; echo $?; trap -p 2 15; trap 0; trap -p

### complete
complete -W 'a b' foo; complete -p foo; complete; complete -r foo; complete -p foo; echo $?; compopt -o nospace foo; echo $?; complete -F _f bar; complete -p

### enable forms
enable -n echo; type -t echo; enable echo; type -t echo; enable nosuch; echo $?; enable | head -2; enable -a | wc -l; enable -n test; enable -n; enable test; enable -p | head -1; enable -s | head -2

### alias forms
alias; alias a=b c='d e'; alias; alias a; alias nosuch; echo $?; unalias a; unalias a; echo $?; alias x="it's"; alias x; unalias -a; alias; alias -p; alias 'bad name=1'; echo $?

### shift and set
set -- a b c; shift; echo $*; shift 5; echo "$? $*"; shift -1; echo $?; shift x; echo $?; shift 2; echo "$#"; shift; echo $?; set a -b; echo $*; set --; echo $#; set - x y; echo $*

### export forms
export A=1 B; B=2; export -p | grep -E ' (A|B)='; export -n A; export -p | grep -c ' A='; export -f nosuch; echo $?; f() { :; }; export -f f; export -pf | head -3; export 1x; echo $?; export A+=2; echo $A; export -z; echo $?

### readonly forms
readonly A=1; A=2; echo $?; readonly -p | grep ' A='; readonly -a arr=(1 2); arr[0]=5; echo $?; declare -r | grep -c arr; f() { :; }; readonly -f f; f() { echo; }; unset -f f; echo $?; readonly 1x; echo $?

### local forms
f() { local a=1 b; local -i i=2+3; local -a arr=(1 2); local -A m=([k]=v); local -r ro=x; local -n ref=a; ref=9; local -; set -f; local -p; }; f; echo $-; local x; echo $?; g() { local 1x; echo $?; local a=$a; echo "<$a>"; }; a=outer; g

### local inherit
f() { local -I x; echo "$x"; x=2; }; x=1; f; echo $x; shopt -s localvar_inherit; g() { local x; echo "<$x>"; }; g; shopt -s localvar_unset; h() { local x=3; unset x; echo "${x-u}"; }; h

### pushd popd dirs
mkdir -p a b; cd a; pushd ../b > /dev/null; dirs | wc -w; popd > /dev/null; basename "$PWD"; popd; echo $?; pushd; echo $?; pushd ../a > /dev/null; pushd ../b > /dev/null; dirs -v | wc -l; pushd +1 > /dev/null; basename "$PWD"; dirs -c; dirs -p | wc -l; popd +3; echo $?; dirs +5; echo $?; pushd nosuch; echo $?

### exit codes
(exit 256); echo $?; (exit -1); echo $?; (exit abc); echo $?; (exit 1 2); echo $?; f() { return 300; }; f; echo $?; f() { return -1; }; f; echo $?; f() { return abc; }; f; echo $?; return; echo $?; (exit); echo $?; false; (exit); echo $?

### eval and dot
eval 'x=1; echo $x'; eval; echo $?; eval 'false'; echo $?; eval -- echo hi; eval 'if'; echo $?; echo 'echo sourced $1 $#; return 3' > s; . ./s a b; echo $?; source nosuch; echo $?; .; echo $?; echo 'x=(' > bad; . ./bad; echo $?; eval "echo a
echo b"

### builtin forms
builtin echo x; builtin nosuch; echo $?; builtin; echo $?; echo() { builtin echo "[$@]"; }; echo hi; unset -f echo; builtin cd .; builtin ls; echo $?

### splits among variables
read a b c <<< 'one two three four'; echo "$a|$b|$c"
### fewer words than variables
read a b c <<< 'one two'; echo "$a|$b|$c|"
### trims blanks
read x <<< '   padded   '; echo "[$x]"; read -r x <<< $'\t tab \t'; echo "[$x]"
### IFS empty keeps blanks
IFS= read -r x <<< '  keep  '; echo "[$x]"
### REPLY keeps blanks
read <<< '  all kept  '; echo "[$REPLY]"
### backslashes
read x <<< 'a\tb\\c\ d'; echo "$x"; read -r x <<< 'a\tb\\c\ d'; echo "$x"
### backslash joins lines
printf 'a\\\nb\nc\n' | { read x; echo "$x"; read y; echo "$y"; }
### backslash protects a separator
read a b <<< 'x\ y z'; echo "$a|$b"
### IFS colon
IFS=: read a b c <<< '1:2:3:4'; echo "$a|$b|$c"
### IFS colon empty fields
IFS=: read a b c d <<< '::x:'; echo "[$a][$b][$c][$d]"
### IFS trailing separators
IFS=: read a b <<< 'x:y:'; echo "[$a][$b]"; IFS=: read a b <<< 'x:y::'; echo "[$a][$b]"; IFS=: read a <<< 'x:'; echo "[$a]"
### IFS mixed
IFS=' :' read a b c <<< 'x : y  :z'; echo "[$a][$b][$c]"
### delimiter
read -d : x <<< 'a b:c'; echo "[$x]"; read -d '' x <<< $'two\nlines'; echo $? "[$x]"
### delimiter NUL
printf 'a\0b\0' | while read -r -d '' x; do echo "<$x>"; done
### n characters
read -n 3 x <<< abcdef; echo "[$x]"; read -n 10 x <<< abc; echo "[$x]"; read -n 2 x <<< $'a\nb'; echo "[$x]"
### N characters
read -N 3 x <<< $'a\nbc'; echo "[$x]"; read -N 10 x <<< abc; echo $? "[$x]"
### n zero
read -n 0 x <<< abc; echo $? "[$x]"
### n with multibyte
read -n 2 x <<< 'éàü'; echo "[$x]"
### array
read -a a <<< 'x y  z'; echo ${#a[@]} "${a[2]}"; IFS=, read -ra b <<< 'p,q,,r'; echo ${#b[@]} "[${b[2]}]"; declare -p b
### array is emptied
a=(1 2 3); read -a a <<< x; declare -p a; read -a a < /dev/null; declare -p a
### prompt is silent without a terminal
read -p 'prompt? ' x <<< v; echo "$x"
### timeout
read -t 0.1 x < <(sleep 1); echo $(( $? > 128 )) "[$x]"
### timeout keeps partial
{ printf abc; sleep 1; } | { read -t 0.2 x; echo $(( $? > 128 )) "[$x]"; }
### timeout zero polls
echo x | { sleep 0.1; read -t 0; echo $?; read y; echo $y; }
### descriptor
exec 5<<< $'l1\nl2'; read -u 5 a; read -u 5 b; read -u 5 c; echo $? $a $b; exec 5<&-
### bad descriptor
read -u 9 x; echo $?
### end of file
read x < /dev/null; echo $? "[$x]"; printf 'no newline' | { read x; echo $? "[$x]"; }
### empties variables at end of file
x=old; read x < /dev/null; echo "[$x]"
### invalid name
read 1x <<< a; echo $?; read 'a b' <<< a; echo $?
### readonly variable
readonly r=1; read r <<< 2; echo $?; echo $r
### element
read 'a[2]' <<< elem; declare -p a; declare -A m; read 'm[k]' <<< val; echo ${m[k]}
### invalid options
read -z x <<< a; echo $?; read -t x y <<< a; echo $?; read -n x y <<< a; echo $?
### nul bytes dropped
printf 'a\0b\n' | { read x; echo "$x" ${#x}; }
### carriage return stays
printf 'a\r\n' | { read x; printf %s "$x" | od -An -c; }
### many lines
seq 1000 | { while read n; do s=$((s+n)); done; echo $s; }
### into local and integer
f(){ local -i n; read n <<< '3+4'; echo $n; }; f; declare -u up; read up <<< abc; echo $up
### IFS newline
IFS=$'\n' read -d '' -ra lines <<< $'l 1\nl 2\n\nl 4'; declare -p lines
### whitespace only
read a b <<< '   '; echo "[$a][$b]" $?
### a quoted dollar is text
read x <<< '$HOME `date` $(x)'; echo "$x"
### n then rest
printf 'abcdef\nnext\n' | { read -n 2 a; read b; read c; echo "$a $b $c"; }
### delimiter multi uses first
read -d 'xy' v <<< 'abxcd'; echo "$v"
### s and e options are accepted
read -s x <<< secret; echo $x; read -r -s -p '' y <<< 'a\b'; echo "$y"
### i option
read -i default x <<< given; echo $x
### unset IFS
unset IFS; read a b <<< ' x   y z '; echo "[$a][$b]"
### IFS backslash
IFS='\' read -r a b <<< 'x\y'; echo "$a $b"
### single variable with trailing separator
IFS=, read x <<< 'a,b,'; echo "[$x]"; IFS=', ' read x <<< 'a,b , '; echo "[$x]"
### two with trailing blank and separators
IFS=', ' read x y <<< 'a , b , '; echo "[$x][$y]"
### TMOUT
TMOUT=0.1; read x < <(sleep 1); echo $(( $? > 128 ))
### mapfile basics
mapfile a <<< $'x\ny'; declare -p a; mapfile -t b < <(printf '1\n2'); declare -p b
### mapfile default name
seq 2 | { mapfile -t; echo ${MAPFILE[@]}; }
### mapfile options
seq 10 > f; mapfile -t -n 3 a < f; echo ${a[@]}; mapfile -t -s 7 a < f; echo ${a[@]}; a=(x y); mapfile -t -O 1 -n 2 a < f; echo ${a[@]}
### mapfile delimiter
mapfile -d , a <<< 'p,q,r'; declare -p a; mapfile -t -d '' b < <(printf 'a\0b c\0'); declare -p b
### mapfile callback
cb(){ echo "cb $1 [${2%$'\n'}]"; }; mapfile -C cb -c 2 a < <(seq 5); echo ${#a[@]}
### mapfile descriptor
exec 4< <(seq 3); mapfile -t -u 4 a; echo ${a[@]}
### mapfile empties
a=(1 2 3); mapfile -t a < /dev/null; echo ${#a[@]}; mapfile -t a <<< ''; echo ${#a[@]} "[${a[0]}]"
### mapfile errors
mapfile -n x a < /dev/null; echo $?; mapfile 1a < /dev/null; echo $?; declare -A m; mapfile m < /dev/null; echo $?
### readarray
readarray -t a <<< $'é\nb'; echo ${a[0]} ${#a[0]}
### mapfile keeps carriage returns and blanks
mapfile -t a < <(printf ' x \r\n\ny\\\n'); declare -p a
### flags and values
while getopts ab:c o -a -b val -c rest; do echo "$o ${OPTARG-}"; done; echo $OPTIND
### joined flags
set -- -abval x; while getopts ab:c o; do echo "$o=$OPTARG"; done; shift $((OPTIND-1)); echo "$@"
### unknown option
set -- -x; getopts ab o; echo "$? $o [$OPTARG]"
### missing argument
set -- -b; getopts b: o; echo "$? $o [$OPTARG]"
### silent mode unknown
set -- -x -b; while getopts :ab: o; do echo "$o [$OPTARG]"; done
### silent mode missing
set -- -b; getopts :b: o; echo "$o [$OPTARG]"
### double dash
set -- -a -- -b; while getopts ab o; do echo $o; done; shift $((OPTIND-1)); echo "$@"
### stops at operand
set -- -a x -b; while getopts ab o; do echo $o; done; echo $OPTIND
### reset by OPTIND
f(){ local OPTIND=1 o; while getopts xy o; do echo -n $o; done; echo; }; f -x -y; f -yx
### OPTERR zero
OPTERR=0; set -- -z; getopts a o; echo "$o"
### end status
set -- x; getopts a o; echo "$? $o"
### usage
getopts; echo $?; getopts a; echo $?
### empty argument value
set -- -b ''; getopts b: o; echo "$o [$OPTARG] $OPTIND"
### option value that looks like an option
set -- -b -a; while getopts ab: o; do echo "$o $OPTARG"; done
### single dash is an operand
set -- - -a; getopts a o; echo $? $OPTIND
### colon is no option
set -- -:; getopts ab: o; echo "$o"
### numeric options
while getopts 12: o -1 -2 z; do echo "$o $OPTARG"; done
### arguments given explicitly
set -- -q; while getopts pq o -p -q; do echo $o; done
### OPTIND changes in the middle of a cluster
set -- -ab -c; getopts abc o; echo $o $OPTIND; getopts abc o; echo $o $OPTIND; getopts abc o; echo $o $OPTIND; getopts abc o; echo $o $? $OPTIND
### in a function uses its arguments
f(){ while getopts a:b o; do echo "$o $OPTARG"; done; }; f -a 1 -b; OPTIND=1; f -b
### getopts invalid name
set -- -a; getopts a 1x; echo $?
### shifting while parsing
set -- -a 1 -b 2 file; while getopts a:b: o; do case $o in a) A=$OPTARG;; b) B=$OPTARG;; esac; done; shift $((OPTIND-1)); echo $A $B "$@"
### error message names the script
set -- -Z; getopts ab opt; set -- -a; OPTIND=1; getopts a: opt

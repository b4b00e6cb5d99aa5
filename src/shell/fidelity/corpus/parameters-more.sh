### defaults
unset u; e=; v=val; echo "${u-d}|${u:-d}|${e-d}|${e:-d}|${v-d}|${v:-d}|${u+s}|${e+s}|${e:+s}|${v:+s}"
### assigns default
echo ${x=5} $x ${x:=6} ${y:=} [$y] ${y:=7} $y; : ${a[2]:=el}; declare -p a
### error operator
(echo ${u?}; echo no); echo $?; (echo ${u:?my message}; echo no); echo $?; (e=; echo ${e?fine}; echo ${e:?bad}); echo $?
### error operator stops the script
echo a; : ${nope:?required}; echo no
### length
x=hello; echo ${#x} ${#u} ${#}; set -- a b; echo ${#} ${#@} ${#*} ${#1}; a=(xx yyy); echo ${#a} ${#a[1]} ${#a[@]}; y=é€; echo ${#y}
### substring
x=abcdefgh; echo ${x:2} ${x:2:3} ${x: -3} ${x: -3:2} ${x:0:-2} ${x:(-4):2} ${x:1+1:2*1} ${x:8}[${x:9}] "${x:3:0}"
### substring with variables and errors
x=abcdef; n=2; echo ${x:n} ${x:$n:n+1}; echo ${x:2:-5}; echo after
### substring of positional
set -- a b c d e; echo ${@:2} - ${@:2:2} - ${@: -2} - ${*:4} - ${@:0:2} - ${@:6}; echo "${@:1:1}"
### substring of arrays
a=(0 1 2 3 4); echo ${a[@]:2} - ${a[@]:1:2} - ${a[@]: -2} - ${a[*]:3:9}; a[10]=x; echo ${a[@]:5}; echo ${a[@]: -1:1}
### prefix removal
p=/usr/local/lib/x.tar.gz; echo ${p#/} ${p#*/} ${p##*/} ${p#x} ${p##*.} ${p#*.}
### suffix removal
p=/usr/local/lib/x.tar.gz; echo ${p%/*} ${p%%/*}[] ${p%.*} ${p%%.*} ${p%gz} ${p%x}
### removal with quotes and variables
x='a*b*c'; y='*'; echo ${x%"$y"*} ${x%%"*"*} ${x#*"*"} ${x##*\*} ${x%$y}; z='{}'; w='a{}b'; echo ${w#a"$z"}
### removal on arrays and positional
a=(x.c y.c z.h); echo ${a[@]%.*} ${a[@]#*.}; set -- 1-a 2-b; echo ${@#*-} "${*%-*}"
### replacement
x=banana; echo ${x/a/A} ${x//a/A} ${x/#b/B} ${x/%a/Z} ${x/an} ${x//an/} ${x/q/Q} ${x//[an]/.}
### replacement patterns
x='hello world'; echo "${x/o*/X}" "${x/l?/-}" "${x//[aeiou]/<&>}" "${x/*}" "${x//?/.}"
### replacement with specials
x=a/b/c; echo ${x//\//-} ${x/\/b/+} "${x//'/'/:}" ${x//"/"/|}; y='a.b'; echo ${y/./\\} "${y/./\\}" ${y/./\/}
### replacement ampersand
x=abc; echo ${x/b/[&]} ${x/b/\&} "${x/b/"&"}" ${x/b/\\&}; r='<&>'; echo ${x/b/$r} ${x/b/"$r"}
### replacement empty pattern and whole
x=abc; echo ${x//} ${x/#/P} ${x/%/S} ${x/#abc/} "[${x/*/}]" ${x//*/w}
### replacement on arrays
a=(foo boo); echo ${a[@]/o/0} ${a[@]//o/0} ${a[*]/#/p-} ${a[@]/%/-s}; set -- aa ba; echo ${@/a/X} "${*//a/Y}"
### replacement with variables
x=path/to/file; s=/; r=_; echo ${x//$s/$r} ${x//"$s"/"$r"}; p='t*'; echo ${x/$p/X} "${x/"$p"/X}"
### case changes
x='hello World'; echo ${x^} ${x^^} ${x,} ${x,,} ${x~} ${x~~}; echo ${x^^[lo]} ${x,,W} ${x^h} ${x^x}; a=(ab cd); echo ${a[@]^} ${a[*]^^}
### case of multibyte
x=éàß; echo ${x^^} ${x^}; y=ÉÀ; echo ${y,,} ${y,}
### transform Q
x="it's"; y='a b'; z=$'nl\n'; e=; echo ${x@Q} ${y@Q} ${z@Q} ${e@Q} [${u@Q}]; a=(1 'b c'); echo ${a[@]@Q} "${a[*]@Q}"; set -- 'p q' r; echo ${@@Q}
### transform E
x='a\tb\n\x41'; echo "${x@E}"; y="it\\'s"; echo ${y@E}
### transform P
x='\u@\h \w \$'; echo ${x@P} | grep -c @; y='$(echo sub) \\ ${z}'; z=Z; echo "${y@P}"
### transform A
x='a b'; declare -i n=5; declare -r r=1; a=(1 'x y'); declare -A m=([k]=v); echo "${x@A}"; echo "${n@A}"; echo "${r@A}"; echo "${a[@]@A}"; echo "${m[@]@A}"; echo "${u@A}"
### transform a
declare -ir x=1; a=(1); declare -A m=([k]=1); declare -x e=1; declare -l lo=X; echo ${x@a} ${a@a} ${a[@]@a} ${m@a} ${e@a} ${lo@a} [${u@a}]; declare -n ref=x; echo ${ref@a}
### transform U u L
x='hELLO wORLD'; echo ${x@U} ${x@u} ${x@L}; a=(ab cD); echo ${a[@]@U} ${a[@]@u}
### transform K and k
a=(x 'y z'); declare -A m=([one]=1 ['t w']='2 3'); echo "${a[@]@K}"; echo ${a[@]@k}; echo "${m[@]@K}"; for i in "${a[@]@k}"; do echo "[$i]"; done
### indirection
x=y; y=val; echo ${!x}; a=(1 2 3); n='a[1]'; echo ${!n}; n='a[@]'; echo ${!n} "${!n}"; p=2; set -- q w e; echo ${!p} ${!#}
### indirection with operators
x=y; y=value; unset z; w=z; echo ${!x:1:3} ${!x#v} ${!x/a/A} ${!w:-dflt} ${!x^^} ${#x}; echo ${!w-none}
### indirection errors
unset n; (echo ${!n}); echo $?; n='1a'; (echo ${!n}); echo $?; n=; (echo ${!n}); echo $?
### prefix names
pre_a=1 pre_b=2 pre_c=; echo ${!pre_*} "${!pre_@}" ${!nope*}; for i in "${!pre_@}"; do echo $i; done
### array keys
a=([3]=x [1]=y [7]=z); echo ${!a[@]} "${!a[*]}"; declare -A m=([k]=1); echo ${!m[@]}; s=scalar; echo ${!s[@]} [${!none[@]}]
### special parameters
echo $# $? $- | sed 's/[a-zA-Z]*$//'; set -- a; echo ${1} ${#1} ${1:-x} ${2:-y} ${@} ${*}; echo $$ | grep -c '^[0-9]*$'; echo ${$} | grep -c .
### positional beyond nine
set -- 1 2 3 4 5 6 7 8 9 ten; echo $10 ${10} ${#10} ${10:1}
### underscore
echo a b c; echo $_; : x y; echo "$_"; true; echo $_
### bad substitutions
echo ${x!y}; echo after
### nested operators
x=; y=abc; echo ${x:-${y:-z}} ${x:-${y#a}} ${y/${y:1:1}/X} ${z:-${x:-${w:-deep}}} "${x:-"${y}"}"
### operand with quotes
unset u; echo "${u:-"q d"}" "${u:-'s'}" ${u:-'s s'} ${u:-"d  d"} "${u:-a'b}" ${u:-$'x\ty'}
### operand with braces
unset u; echo ${u:-{a}} ${u:-a}b} "${u:-\}}" ${u:-"}"} ${u:-'}'}
### tilde in operand
unset u; echo ${u:-~} ${u:-~/x} "${u:-~}" ${u:-a~} | sed "s|$HOME|H|g"; x=/a:~; echo $x | sed "s|$HOME|H|g"
### assignments chain
a=1 b=$a c=$b$a; echo $a $b $c; x=1 y=$((x+1)) z=$((y*2)); echo $z
### append
x=a; x+=b; x+=; x+=c; echo $x; declare -i n=1; n+=2; n+=3*2; echo $n; a=(1); a+=(2 3); a+=x; echo ${a[@]}; a[1]+=y; echo ${a[1]}
### temporary assignment
x=1; x=2 true; echo $x; x=3 eval 'echo $x'; echo $x; x=4 :; echo $x; x=5 export y=1; echo $x
### quoted assignment values
x=a"b c"d'e f'; echo "$x"; x="$(echo "q  q")"; echo "$x"; x='a'$'\n''b'; echo "$x"
### readonly assignment in the middle
readonly r=1; x=0; x=1 r=2 y=3; echo "not here"
### readonly in subshell and command
readonly r=1; (r=2; echo no); echo $?; r=3 true; echo $?; echo still
### pattern removal with extglob and greedy
shopt -s extglob; x=aaabbbccc; echo ${x#+(a)} ${x##+(a)} ${x%%+(c)} ${x%+(c)} ${x//@(b|c)/.} ${x/+(b)/B}
### pattern with brackets
x='[abc]'; echo ${x#[} ${x%]} ${x#\[} ${x//[][]/|}; y=a-b_c; echo ${y//[-_]/ } ${y//[^a-c]/}
### pattern special characters
x='a?b*c'; echo ${x#a?} ${x#a\?} ${x%\**} ${x//\?/Q}; y='a\b'; echo ${y//\\/\/} "${y//\\/x}" ${y#a\\}
### pattern classes
x='ab12 CD'; echo "${x//[[:digit:]]/#}" "${x//[[:upper:]]}" "${x%%[[:space:]]*}" "${x##*[![:alpha:]]}"
### newlines in values
x=$'l1\nl2\nl3'; echo "${x%%$'\n'*}" "${x##*$'\n'}" "${x//$'\n'/,}"; echo ${x/l2/X}
### substitution inside words
x=mid; echo pre${x}post pre$x.post "$x"s ${x}s $x/$x
### array element defaults
a=(x); echo ${a[0]:-d} ${a[1]:-d} ${a[1]-d} ${a[@]:-d} ${b[@]:-d} ${a[5]+set}
### at minus and plus
set --; echo "${@-none}" "${@:-none}" ${*+some} "${#@}"; set -- ''; echo "[${@-none}]" "[${@:-none}]" ${@+some}; set -- a b; for i in "${@:-x}"; do echo "[$i]"; done; for i in "${@+$@}"; do echo "<$i>"; done
### colon in operand
unset u; echo ${u:-a:b} ${u-:c}; x=abc; echo ${x:0:1}:${x:1:1}
### ternary in substring
x=abcdef; echo ${x:1?2:3} ${x:(0?1:2):2}
### unset and null in arithmetic and length
unset u; echo $((u)) ${#u} "${u}" [$u]
### PIPESTATUS and others are arrays
echo ${#PIPESTATUS[@]} ${BASH_VERSINFO[0]} ${#BASH_VERSINFO[@]} ${FUNCNAME-none} ${#GROUPS[@]} | sed 's/[0-9]*$//'

### default splitting
x='  a  b	c
d '; set -- $x; echo $#; for w in $x; do echo "[$w]"; done
### custom separators
IFS=:; x=a:b::c:; set -- $x; echo $#; for w in $x; do echo "[$w]"; done
### leading separator
IFS=:; x=:a; set -- $x; echo $# "[$1][$2]"
### blanks and others
IFS=' :'; x=' a : b  c:d '; for w in $x; do echo "[$w]"; done
### null separators
IFS=; x='a b'; set -- $x; echo $#
### unset separators
unset IFS; x=' a b '; set -- $x; echo $# $1
### quoted is one
x='a b'; set -- "$x" '$x' $x"$x"; echo $#; for w in a$x"c d"$x; do echo "[$w]"; done
### empty vanishes or stays
e=; set -- $e a "$e" b ''; echo $#; set -- $e; echo $#; set -- "$e"; echo $#; set -- $e"" ; echo $#
### star and at
set -- 'a b' '' c; echo $#; for w in $*; do echo "[$w]"; done; for w in $@; do echo "<$w>"; done; for w in "$@"; do echo "{$w}"; done; for w in "$*"; do echo "($w)"; done
### at with text
set -- 1 2 3; for w in "x$@y"; do echo "[$w]"; done; for w in "x$*y"; do echo "[$w]"; done; for w in x$@y; do echo "[$w]"; done
### at with no parameters
set --; for w in "$@"; do echo "[$w]"; done; for w in "x$@"; do echo "[$w]"; done; for w in "$@$@"; do echo no; done; for w in "$*"; do echo "[$w]"; done; for w in "$@"""; do echo "<$w>"; done
### star joins with IFS
set -- a b c; IFS=,; echo "$*"; IFS=; echo "$*"; IFS=xy; echo "$*"; unset IFS; echo "$*"; IFS=$'\n'; echo "$*"
### star unquoted with IFS
set -- 'a b' c; IFS=,; echo $*; for w in $*; do echo "[$w]"; done; x=$*; echo "$x"; y=$@; echo "$y"
### array at and star
a=('x y' z); for w in "${a[@]}"; do echo "[$w]"; done; for w in ${a[@]}; do echo "<$w>"; done; IFS=-; echo "${a[*]}"; for w in "${a[*]}"; do echo "($w)"; done
### array slices keep
a=('x y' '' z); for w in "${a[@]:0:2}"; do echo "[$w]"; done; set -- "${a[@]/x/q}"; echo $# "$1"
### command substitution splits
for w in $(echo 'a b'; echo c); do echo "[$w]"; done; for w in "$(echo 'a b'; echo c)"; do echo "[$w]"; done
### arithmetic splits too
IFS=1; set -- $((5155)); echo $# $1 $2; IFS=0; x=$((101)); echo $x "$x"
### assignment does not split
x='a   b'; y=$x; echo "$y"; z=$(echo 'c   d'); echo "$z"; export w=$x; echo "$w"; declare v=$x; echo "$v"
### case and conditional do not split
x='a b'; case $x in 'a b') echo one;; esac; [[ $x == 'a b' ]] && echo two
### redirection target with blanks
f='a b'; echo x > "$f"; cat "$f"; echo y > $f; echo $?
### literal text is not split
IFS=x; echo axb; y=axb; echo $y axb
### IFS in a function only
f(){ local IFS=:; set -- $1; echo $#; }; f a:b:c; set -- a:b; echo $# $1
### IFS before a command
IFS=: read a b <<< x:y; echo $a $b; x=a:b; IFS=: eval 'set -- $x'; echo $#
### separators newline only
IFS=$'\n'; x=$'a b\nc d'; for w in $x; do echo "[$w]"; done
### trailing newlines of substitution
x=$(printf 'a\n\n\n'); echo "[$x]"; y=$(printf '\n\nb'); echo "[$y]"
### parameter default operands
unset u; for w in ${u:-a b}; do echo "[$w]"; done; for w in "${u:-a b}"; do echo "[$w]"; done; for w in ${u:-"a b" c}; do echo "[$w]"; done; for w in ${u:-'a b' "c d"}e; do echo "[$w]"; done
### plus operand
x=1; for w in ${x:+a b}; do echo "[$w]"; done; for w in "${x:+a b}"; do echo "[$w]"; done; for w in ${x:+"$@"}; do echo no; done
### nested quotes
x='p q'; echo "${x:+"a  b"}" "${x:+'a  b'}" ${x:+'a  b'} ${x:+"a  b"}
### quotes of all kinds
echo a'b'c"d"e\f$'g\n'h$"i"; echo "it's" 'say "hi"' "\"" '\' "\\" "\a" "\$x" "a\
b"
### double quote escapes
echo "\n\t\\\`\$\"\'\!\{" "a`echo b`c" "$(echo "in"ner "q  q")"
### dollar single quotes
echo $'a\tb\x41\101\u00e9\'\"\\\e[0m\cA' | od -An -c
### dollar single at odd places
x=$'a b'; echo "$'x'" $'\'' a$'b'c "${x/$' '/_}" ${x:+$'q\tr'}
### locale quotes
echo $"hello $((1+1))"; x=$"a b"; echo "$x"
### backslash newline
echo a\
b 'c\
d' "e\
f"; x=g\
h; echo $x
### backslash everything
echo \a\b\ \$\'\"\\\|\&\;\(\)\<\>\*\?\[\]\#\~ x\
### empty quotes glue
echo a""b ''c d'' "" '' | od -An -c
### comment characters
echo a#b 'c #d' e\#f #g
echo "#h" #i
### glob characters quoted partly
touch ab 'a*'; echo a* a\* "a*" 'a'* a'*'
### unquoted variable with glob and blank
touch f1 f2; x='f* g'; echo $x; set -f; echo $x
### words from nested substitution
echo $(echo $(echo a b) "$(echo c d)")
### backquotes nest
echo `echo a \`echo b\``; echo `echo "x y"  z`; echo "`echo "a  b"`"; x=`echo '\\\\'`; echo $x; echo `echo \$HOME` | grep -c '^/'
### read only words
set -- "a b" c; printf '<%s>' "$@" $1; echo
### ansi in case patterns
x=$'a\nb'; case $x in $'a\nb') echo nl;; esac
### IFS with backslash and glob chars
IFS='*'; x='a*b'; set -- $x; echo $#; IFS='\'; x='a\b'; set -- $x; echo $# $1
### IFS and quoted at inside assignment
set -- a b; IFS=:; x="$@"; echo "$x"; x="$*"; echo "$x"; x=$*; echo "$x"
### unquoted empties between
IFS=,; x=a,,b; set -- $x; echo $#; x=,; set -- $x; echo $#; x=,,; set -- $x; echo $#
### spaces and tabs around expansions
x=' '; set -- a$x b; echo $#; set -- a"$x"b; echo $#; set -- $x; echo $#; set -- a${x}b; echo $#
### set quotes then dollar at in middle
set -- 'p q' r; set -- a "$@" b; echo $#; set -- "${@:2:1}"; echo "$1"
### escapes in parameter words
echo ${u:-\$x \"y\" \\z \}} "${u:-\$x \"y\" \\z \}}" ${u:-a\ b}

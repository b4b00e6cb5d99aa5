### single quotes keep everything
echo 'a $b `c` \d "e"'
### double quotes expand
b=1; echo "a $b $(echo c) `echo d` \$e \"f\" \\ \q"
### adjacent pieces join
echo a'b'"c"d\ e
### backslash newline joins words
echo a\
b
### backslash newline in double quotes
echo "a\
b"
### backslash newline in single quotes stays
echo 'a\
b'
### ansi c escapes
printf '%s|' $'a\tb' $'\x41\102\u0043' $'\'' $'\e' $'\\' $'\cA' | od -An -c
### ansi c octal and hex
printf %s $'\101\x4a\x4' | od -An -tx1
### ansi c unicode
printf %s $'\u00e9\U0001F600' | od -An -tx1
### ansi c unknown escape stays
printf '%s\n' $'\q\z'
### ansi c question and quote
printf '%s\n' $'\?\"'
### ansi c stops at nul
x=$'a\0b'; echo "${#x}$x"
### locale quotes
echo $"hello"
### empty words count
set -- '' "" a; echo $#
### empty unquoted variable vanishes
x=; set -- $x "$x"; echo $#
### quoted null beside variable
x=; set -- $x'' ; echo $#
### quotes inside expansion in quotes
x=; echo "${x:-"a b"}" "${x:-'a b'}"
### quotes inside unquoted default
x=; printf '<%s>' ${x:-"a b" c}; echo
### single quotes in unquoted default
x=; printf '<%s>' ${x:-'a b' c}; echo
### escaped brace in default
echo "${x:-a\}b}"
### nested command substitution quotes
echo "$(echo "a  $(echo "b  c")")"
### backquotes nest with backslashes
echo `echo \`echo in\``
### backquotes with escaped dollar
x=5; echo `echo \$x`
### backquote in double quotes
echo "`echo "a  b"`"
### dollar at end
echo a$ "b$" $
### dollar before non name
echo $% "$%" $+
### comment only at word start
echo a#b #c
### comment after semicolon
echo a;#b
### hash in quotes
echo "#a" '#b'
### tilde quoted
echo "~" '~' \~
### glob quoted
touch a b; echo "*" '*' \* "?"
### exclamation mark is plain
echo "a!b" !x
### variable keeps its glob in quotes
x='*'; touch f; echo "$x" $x
### backslash in variable stays
x='a\nb'; echo "$x" $x
### backslash before ordinary letter vanishes
echo a\b\c
### backslash at end of file
printf '%s' a\
### Q operator
x="a b'c"; echo "${x@Q}"; y=; echo "${y@Q}"; z=$'a\nb'; echo "${z@Q}"
### printf percent q
printf '%q %q %q %q\n' 'a b' '' "it's" $'a\tb'
### printf q special letters
printf '%q\n' 'a$b' 'a;b' '~a' '#a' 'a#' 'a*' 'a=b' 'a{b' 'a,b' 'é'
### at and star in quotes
set -- 'a b' c; printf '<%s>' "$@"; printf '<%s>' "$*"; printf '<%s>' $@; echo
### at within a word
set -- 1 2 3; printf '<%s>' "x$@y"; echo
### at without parameters in quotes vanishes
set --; printf '<%s>' "$@" "a$@"; echo
### star joins with first of ifs
set -- a b c; IFS=-+; echo "$*"
### star with empty ifs
set -- a b c; IFS=; echo "$*"
### star with unset ifs
set -- a b c; unset IFS; echo "$*"
### escaped double quote within backquotes in quotes
echo "`echo \"x y\"`"
### quote removal does not touch results
x='"a"'; echo $x
### assignment keeps spaces
x=a\ \ b; y="$x"; echo "$y"
### newline in quotes
echo "a
b"
### carriage return stays
printf 'a\r\n' | od -An -c
### high bytes pass
printf '\xff\xfe' | od -An -tx1

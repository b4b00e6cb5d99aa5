### expands
x=1; cat <<E
a $x ${x}b $((x+1)) $(echo cs) `echo bq` \$x \\ \` "q" 'r'
E
### quoted delimiter
x=1; cat <<'E'
$x $(no) \$ \\
E
cat <<"E"
$x
E
cat <<\E
$x
E
### tabs stripped
cat <<-E
	one
		two
    spaces
	E
### two on a line
cat <<A; cat <<B
first
A
second
B
### two for one command
cat - /dev/fd/3 <<A 3<<B
a
A
b
B
### delimiter similar lines
cat <<E
 E
E 
EE
E
### delimiter partly quoted
x=1; cat <<E"O"F
$x
EOF
### line continuation
cat <<E
a\
b
c\\
d
E
### quoted keeps continuation
cat <<'E'
a\
b
E
### at the end of a pipeline
cat <<E | tr a-z A-Z
abc
E
### before and after
echo before; cat <<E && echo and
body
E
echo after
### in function and substitution
x=$(cat <<E
inner
E
); echo "[$x]"
### in a subshell
(cat <<E
sub
E
)
### in backquotes
x=`cat <<E
bq
E
`; echo $x
### with if
if cat <<E
c
E
then echo yes; fi
### with while read
while read a b; do echo "$b $a"; done <<E
1 2
3 4
E
### nested expansion with quotes
x='a b'; cat <<E
"${x}" '${x}' ${x:-"d"} ${y:-'e'} ${y:-"f g"}
E
### backslashes
cat <<E
\a \n \$ \" \' \\ \
joined
E
### dollar signs alone
cat <<E
$ $. $% a$
E
### parameters
set -- p q; cat <<E
$1 $# $* $@
E
### exclamation and braces
cat <<E
! {a,b} * ~ [x]
E
### here string
cat <<< hello; cat <<< "a b"; x='c  d'; cat <<< $x; cat <<< $x$x; cat <<< ''
### here string expansions
cat <<< $((1+2)); cat <<< $(echo a; echo b); cat <<< ~+ | grep -c /; cat <<< {a,b}; cat <<< *
### here string with newline
cat <<< $'a\nb'; read x y <<< "1 2"; echo $y
### here string to fd
cat 0<<< zero; cat /dev/fd/3 3<<< three
### without end
cat <<E
never ends
### without end in eval
eval 'cat <<X
no end'; echo $?
### comment after
cat <<E # comment
x
E
### redirect after
cat <<E > out
to file
E
cat out
### delimiter is a variable text
cat <<$x
body
$x
### delimiter number and punctuation
cat <<1
one
1
cat <<!
two
!
### in a loop changes
for i in 1 2; do cat <<E; done
i=$i
E
### in a case
case x in x) cat <<E
in case
E
;; esac
### in arithmetic context
echo $(( $(cat <<E
5
E
) + 1 ))
### to builtin read
read -r a <<E
a\b  c
E
echo "$a"
### to a group
{ read a; read b; echo $b$a; } <<E
1
2
E
### background
cat <<E &
bg
E
wait
### several bodies in order with and
cat <<A && cat <<B
1
A
2
B
### array in here document
a=(1 2 3); cat <<E
${a[@]} ${#a[@]} ${a[1]}
E
### quote removal in expansion operand
unset u; cat <<E
${u:-a "b" c}
${u:-'x'}
${u:+"z"}
E
### command with quotes inside
cat <<E
$(echo "a  b" 'c')
E
### unfinished in command substitution
echo $(cat <<E
abc)
### in process substitution
cat <(cat <<E
ps
E
)
### backslash newline at delimiter
cat <<E
a
\
E
E
### quoted delimiter with dollar single
cat <<$'E\x41'
text $x
EA
### expansions spanning lines
x=val; cat <<E
${x:-
b}
$(echo a
echo b)
E

### unexpected word
echo a
fi
echo b
### unexpected done
echo a; done
### then missing
if true
echo x
fi
### unexpected end of file
echo a
if true; then
echo b
### unexpected end in loop
for i in 1 2; do
echo $i
### unclosed double quote
echo a
echo "b
c
### unclosed single quote
echo a
echo 'b
### unclosed backquote
echo a
echo `b
### unclosed command substitution
echo a
echo $(b
### unclosed brace
echo a
echo ${b
### unclosed arithmetic
echo a
echo $((1+
### unclosed parenthesis
echo a
(echo b
### unexpected close parenthesis
echo a
echo b )
### unexpected semicolons
echo a
;; echo b
### double semicolon at line end
echo a ;; echo b
### empty and list
echo a &&
&& echo b
### pipe at start
| cat
### bad function
f( { echo x; }
### bad function name in posix [sh]
echo a
f-x() { echo y; }
f-x
### case without in
case x
y) echo;; esac
### for with bad name
for 1x in a b; do echo $1x; done; echo after
### for without do
for i in a b; echo $i; done
### redirect without target
echo x >
### redirect to newline in middle
echo a; echo b > ; echo c
### unexpected ampersand
echo a & & echo b
### group without end
{ echo a
### group needs a blank
{echo a}
echo $?
### error in the middle of a line
echo one; echo two; if; echo three
### earlier lines run
echo first
echo second
while
### error in a function body
f() {
  echo in
  if
}
f
### error inside substitution
echo a
x=$(if)
echo b
### error inside eval
eval 'if'; echo $?; eval "echo 'x"; echo $?; echo go on
### error inside trap
trap 'if' EXIT; echo a
### error inside source
echo 'echo s; fi; echo t' > s; . ./s; echo $?
### bash -c errors
bash -c 'if'; echo $?; bash -c 'echo a
fi'; echo $?; bash -c 'echo "x'; echo $?
### error with excerpt of the line
echo ok
  foo bar ( baz
echo no
### subshell syntax
(echo a
echo b))
### esac missing
case a in a) echo x
### nested unclosed
if true; then
  while true; do
    echo x
  fi
done
### until then
until true; then echo; done
### unexpected newline in select
select
### unexpected token after coproc and function
function; echo x
### bad for expression
for ((i=0; i<3)); do echo x; done
### conditional errors
[[ a = b
### conditional errors two
[[ a && ]]; echo x
### assignment with bad array
a=(1 2
### assignment with parenthesis in word
a=b(c)
### here document in error
cat <<E
x
E
fi
### alias cannot fix
echo a; echo b; }
### bang at end
! 
echo $?
### only reserved words as arguments
echo if then else fi do done { } [[ ]] ! case esac in for while until function select time
### reserved words quoted
\if true 2>/dev/null; echo $?; 'then' 2>/dev/null; echo $?
### line numbers of runtime errors
echo 1
nosuch1

nosuch2; nosuch3
if true; then
  nosuch4
fi
f() {
  nosuch5
}
f
(nosuch6)
$(nosuch7)
echo "$(nosuch8
)"
### line numbers in multi line commands
nosuch \
  a b \
  c
nosuch2 "
multi" x
cat <<E; nosuch3
$(nosuch4)
E
### messages of builtins carry the line
cd /nope
shift x
unset -z

export 1x
readonly r=1
r=2
### messages in functions and sourced files
f() { cd /nope; }
f
echo 'cd /nope2' > lib
. ./lib
### message for permission and directory
touch plain; ./plain; echo $?; /tmp; echo $?; ./nofile; echo $?; mkdir d; ./d; echo $?; nofile/x; echo $?; plain/x; echo $?
### exec format and interpreter
printf '#!/no/such/interp\necho x\n' > s1; chmod +x s1; ./s1; echo $?; printf 'echo no shebang $0\n' > s2; chmod +x s2; ./s2; echo $?; printf '#!/bin/bash\necho with $1\n' > s3; chmod +x s3; ./s3 arg; printf '#!/bin/sh -e\nfalse\necho no\n' > s4; chmod +x s4; ./s4; echo $?
### binary file
printf '\x7fELF\0\0\1' > bin; chmod +x bin; ./bin; echo $?; bash bin; echo $?
### CRLF shebang
printf '#!/bin/bash\r\necho x\n' > c; chmod +x c; ./c; echo $?
### redirection failures
cat < nofile; echo $?; echo x > /nodir/f; echo $?; : < nofile; echo $?; { echo y; } > /; echo $?; echo z >&9; echo $?; exec 9>/nodir/x; echo not here
### unknown escape in dollar quotes and odd chars
echo a^b a%b a@b a=b +x -y ,z
### double ampersand newline
true &&
echo yes ||

echo no
### semicolon newline variants
if true;
then
echo a;
fi; for i in 1
do echo $i; done
### comments everywhere
if true # c1
then # c2
  echo x # c3
fi # c4
# end
### braces in words
echo {a } {a,b}} a{ }; echo "{"; echo }
### keywords after pipe
echo a | if read x; then echo "got $x"; fi; echo b | while read y; do echo "w $y"; done; echo c | { read z; echo $z; }; echo d | (cat); echo e | case x in x) cat;; esac
### function keyword forms
function f { echo f; }; function g() { echo g; }; function h
{ echo h; }; f; g; h
### nested quotes in backquotes and braces
echo "`echo "a b"`" "${x:-"`echo q`"}" $(echo "$(echo "`echo deep`")")

### out and append
echo a > f; echo b >> f; cat f
### input
echo x > f; cat < f; read -r v < f; echo $v
### missing input file
cat < nofile; echo $?
### missing directory for output
echo x > no/such; echo $?
### output to a directory
mkdir d; echo x > d; echo $?
### stderr
ls nofile 2> err; cat err | sed 's/.*: //'
### both
{ echo o; echo e >&2; } &> f; sort f; { echo p; echo q >&2; } &>> f; wc -l < f
### both old form
{ echo o; echo e >&2; } >& f; sort f
### order matters
{ echo o; echo e >&2; } 2>&1 > f; echo --; cat f
### order the other way
{ echo o; echo e >&2; } > f 2>&1; sort f
### swap
{ echo o; echo e >&2; } 3>&1 1>&2 2>&3 3>&- | sed 's/^/pipe /'
### to stderr
echo e >&2; echo o >&1
### closed output
echo x >&-; echo $?
### bad descriptor
echo x >&7; echo $?
### ambiguous redirect
x='a b'; echo hi > $x; echo $?
### ambiguous redirect of empty
echo hi > $nope; echo $?
### redirect glob
touch f1; echo hi > f?; cat f1
### redirect without command
> new; ls; : > new2; < new; echo $?
### redirect before command
> f echo hello; cat f; < f cat
### redirect in the middle
echo a > f b; cat f
### several outputs
echo x > f1 > f2; cat f1 | wc -c; cat f2
### exec opens for the shell
exec 3> f; echo a >&3; echo b >&3; exec 3>&-; cat f
### exec reads
printf '1\n2\n' > f; exec 4< f; read -r a <&4; read -r b <&4; echo $b$a; exec 4<&-
### exec read write
echo abcdef > f; exec 5<> f; read -r -n 2 -u 5 x; echo $x; echo -n ZZ >&5; exec 5>&-; cat f
### exec stdout
exec > f; echo hidden; exec >&2; cat f
### exec duplicate and restore
exec 3>&1; exec > f; echo x; exec 1>&3 3>&-; echo back; cat f
### exec missing file
exec < nofile
echo still here $?
### exec missing file in sh [sh]
exec < nofile
echo not here
### variable descriptor
exec {fd}> f; [ $fd -ge 10 ] && echo ok; echo hi >&$fd; exec {fd}>&-; cat f
### variable descriptor reads
echo line > f; exec {in}< f; read -r l <&$in; echo $l; exec {in}<&-
### variable descriptor on a command stays open
echo a {v}> f; echo b >&$v; cat f
### move descriptor
exec 3> f; exec 4>&3-; echo x >&4; { echo y >&3; } 2> /dev/null || echo closed; exec 4>&-; cat f
### noclobber
set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f; echo d >> f; cat f
### noclobber device
set -o noclobber; echo x > /dev/null; echo $?
### here document
cat <<EOF
a $((1+1)) $(echo b)
  \$x \\ "q" 'r'
EOF
### here document quoted
cat <<'EOF'
a $x $(echo b) \n
EOF
### here document tabs
cat <<-EOF
	a
		b
	EOF
### here document with variable
x='a  b'; cat <<EOF
$x "$x" '${x}'
EOF
### here document in pipeline
cat <<EOF | tr a-z A-Z
hello
EOF
### two here documents
cat <<A; cat <<B
one
A
two
B
### two here documents for one command
cat <<A <<B
one
A
two
B
### here document on descriptor
cat 3<<EOF <&3
three
EOF
### here document in loop
while read -r l; do echo "<$l>"; done <<EOF
a b
c
EOF
### here document in function
f(){ cat <<EOF
in $1
EOF
}; f x; f y
### here document backslash newline
cat <<EOF
a\
b
EOF
### here document without end
cat <<EOF
text
### here document in substitution
x=$(cat <<EOF
inner
EOF
); echo $x
### here document with default
cat <<EOF
${x:-"q"} ${y:-'r'}
EOF
### here document command after
cat <<EOF && echo after
x
EOF
### here string
cat <<< hello; x='c  d'; cat <<< $x; cat <<< "$x"; wc -c <<< abc
### here string with at
set -- a b; cat <<< "$@"; cat <<< $*
### here string with substitution and no split
cat <<< $(printf 'a\n  b')
### group redirection
{ echo a; echo b; } > f; cat f; (echo c; echo d) >> f; wc -l < f
### loop redirection
for i in 1 2; do echo $i; done > f; cat f; while read -r x; do echo "<$x>"; done < f
### function redirection
f(){ echo o; echo e >&2; }; f > o 2> e; cat o e
### function with own redirection
f(){ echo x; } > out; f; f; cat out
### redirection failing stops the command only
echo a < nofile; echo b
### redirection failing in special builtin in sh [sh]
: > /no/such/file
echo not reached
### redirection failing in compound
{ echo no; } < nofile; echo $?
### dev stderr and stdout
echo o > /dev/stdout; echo e > /dev/stderr
### dev fd
echo x | cat /dev/fd/0; echo y > /dev/fd/1
### pipe both
{ echo o; echo e >&2; } |& sort
### append keeps position
exec 3>> f; echo a >&3; echo b >> f; echo c >&3; cat f
### read and write same file truncates
echo data > f; cat f > f; wc -c < f
### descriptor digits must touch
echo 2 > f; cat f; echo 2> f; cat f
### duplicate to variable descriptor
exec 5>&1; fd=5; echo x >&$fd; echo y >& $fd
### redirect target expansions
n=1; echo x > f$((n+1)); ls; echo y > "$(echo g)"; ls
### closed stdin
cat <&-; echo $?
### read from closed descriptor
read -r x <&9; echo $?
### nested redirections
{ { echo a >&3; echo b; } 3> f1; } > f2; cat f1 f2
### subshell inherits descriptors
exec 3> f; (echo sub >&3); echo main >&3; cat f
### large here string
x=$(printf '%070000d' 1); wc -c <<< "$x"
### write to read only descriptor
echo x > f; exec 3< f; echo y >&3; echo $?
### redirect in assignment only command
x=1 > f; echo $x; ls
### two reads share a descriptor
printf 'a\nb\nc\n' > f; { read -r x; read -r y; cat; } < f; echo $x $y

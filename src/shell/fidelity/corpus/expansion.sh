### brace list
echo a{b,c,d}e {x,y} {a,b}{1,2}
### brace nested
echo {a,{b,c},d} a{1..3,x}b
### brace sequences
echo {1..5} {5..1} {1..10..3} {a..e} {e..a..2} {-2..2}
### brace zero padding
echo {01..03} {1..010..3} {-01..1}
### brace of one stays
echo {a} {} {a..} {1..x} a{b
### brace with empty parts
echo a{,b}c {,x}
### brace with quotes
echo {a,"b c",'d'} "{a,b}" \{a,b}
### brace before variables
x=1,2; echo {$x} {$x,3}; a=1; b=3; echo {$a..$b}
### brace dollar is not expanded
a=Q; echo ${a,b}{1,2} $a{1,2}
### brace in assignment is not expanded
x={a,b}; echo "$x"
### brace escaped comma
echo {a\,b,c}
### brace step zero and wrong direction
echo {1..3..0} {1..3..-1} {3..1..1}
### brace turned off
set +B; echo {a,b}
### brace with globs
touch a1 b1; echo {a,b,c}*
### tilde home
echo ~ ~/x ~nosuchuser ~+ | sed "s#$PWD#PWD#"
### tilde in assignment and path
x=~/a:~/b; echo $x; PATH=~/bin:$PATH; echo ${PATH%%:*}
### tilde not in the middle
echo a~ a:~ --x=~ x=~
### tilde quoted part
echo ~"/x" "~"/x \~/x
### tilde with unset home
HOME=/h; echo ~; cd /tmp; cd /; echo ~-
### word splitting default
x=$' a  b\tc\nd '; printf '<%s>' $x; echo
### word splitting with colon
IFS=:; x=a::b:; printf '<%s>' $x; echo
### word splitting mixed whitespace
IFS=': '; x='a : b::c '; printf '<%s>' $x; echo
### word splitting leading separator
IFS=:; x=:a; printf '<%s>' $x; echo
### empty ifs does not split
IFS=; x='a b'; printf '<%s>' $x; echo
### unset ifs splits by default
unset IFS; x='a b'; printf '<%s>' $x; echo
### literal text is never split
IFS=b; echo abc; x=abc; echo $x
### split of partially quoted
x='a b'; printf '<%s>' 1$x"$x"2; echo
### split of command substitution
printf '<%s>' $(printf 'a b\nc\n\n'); echo
### trailing newlines removed
x=$(printf 'a\n\n\n'); echo "[$x]"
### nul bytes in substitution are dropped
x=$(printf 'a\0b'); echo "$x"
### substitution in quotes keeps newlines
echo "$(printf 'a\nb')"
### substitution reads a file
echo content > f; echo "$(< f)"; x=$(<f); echo $x
### substitution of missing file
echo "[$(< nofile)]"; echo $?
### substitution with comment and case
echo $(case x in x) echo in;; esac # comment
)
### substitution exit status
x=$(false); echo $?; echo $(exit 5); echo $?
### substitution status of empty command
$(exit 7); echo $?
### substitution runs in a subshell
x=1; y=$(x=2; echo $x); echo $x $y
### arithmetic and substitution in words
echo a$((1+1))b$(echo c)d
### glob star question bracket
touch ab ac bc abc; echo a? a* [ab]c ?b?
### glob ranges and negation
touch a1 a2 b1 c1; echo [a-b]1 [!a]1 [^a]1
### glob classes
touch a1 aA a_ ; echo a[[:digit:]] a[[:upper:]] a[[:alnum:]]
### glob hidden
touch .h v; echo *; echo .h*; shopt -s dotglob; echo *
### glob no match
echo nomatch* ; shopt -s nullglob; echo none* end
### glob failglob
shopt -s failglob; echo none*; echo $?
echo after
### glob off
set -f; touch a; echo *
### glob in directory
mkdir -p d/e; touch d/x d/e/y; echo d/* */e d/*/y
### glob with trailing slash
mkdir d1 d2; touch f; echo */
### globstar
mkdir -p a/b; touch a/x a/b/y; shopt -s globstar; echo **; echo **/y; echo a/**
### globstar off
mkdir -p a/b; touch a/b/y; echo **/y
### glob sorted
touch b a C; echo *
### glob nocase
touch Ab; shopt -s nocaseglob; echo a*
### glob with escaped letter
touch 'a*b' axb; echo a\*b a*b
### glob literal bracket
touch '[x]'; echo [[]x] \[x\]
### glob after variable
touch f1; p='f?'; echo $p "$p"
### GLOBIGNORE
touch a b c; GLOBIGNORE=b; echo *
### extglob alternatives
shopt -s extglob
touch a.c a.h b.c; echo *.@(c|h) !(*.c) ?(a).c
### extglob plus and star
shopt -s extglob
touch a aa ab; echo +(a) *(a|b)
### extglob in test without shopt
[[ aab == +(a)b ]] && echo yes; [[ ab == !(x) ]] && echo yes
### extglob in case
shopt -s extglob
case foo.txt in *.@(txt|md)) echo text;; esac
### extglob nested
shopt -s extglob
x=abcabc; [[ $x == +(a@(b|x)c) ]] && echo yes; echo ${x//@(a|c)/-}
### case patterns
for w in a ab 5 "" "x y"; do case $w in a) echo 1;; a*) echo 2;; [0-9]) echo 3;; '') echo 4;; *' '*) echo 5;; esac; done
### case fall through
case a in a) echo 1;& b) echo 2;; c) echo 3;; esac; case ab in a*) echo x;;& *b) echo y;;& *) echo z;; esac
### case with quoted pattern
x='*'; case abc in "$x") echo quoted;; $x) echo pattern;; esac
### case with leading parenthesis
case a in (a) echo ok;; esac
### case status without match
case a in b) ;; esac; echo $?; false; case a in a) ;; esac; echo $?
### case nocasematch
shopt -s nocasematch; case ABC in abc) echo ok;; esac
### case with variable expansion
case "$(echo x)" in $(echo x)) echo ok;; esac
### case bracket
case ']' in []]) echo ok;; esac; case - in [a-]) echo dash;; esac
### expansion order
x='$y'; y=1; echo $x; eval echo $x
### quotes in brace and glob
touch 'a b' ; echo a\ *; echo "a "*; for f in *; do echo "<$f>"; done
### process substitution reads
cat <(echo a) <(echo b)
### process substitution two inputs
comm -12 <(printf 'a\nb\n') <(printf 'b\nc\n')
### process substitution as loop input
while read -r l; do n=$((n+1)); done < <(printf '1\n2\n3\n'); echo $n
### process substitution writes
echo hi > >(cat); wait $!; sleep 0.05
### process substitution with tee
echo data | tee >(tr a-z A-Z > up) > /dev/null; sleep 0.1; cat up
### mapfile from process substitution
mapfile -t l < <(seq 3); echo ${l[2]}
### expansion of many words
set -- {1..1000}; echo $# ${1000}
### nested quotes and substitution
echo "a $(echo "b $(echo 'c "d"')")"
### ifs in for
IFS=,; for w in a,b; do echo $w; done; x=c,d; for w in $x; do echo $w; done
### read of ifs whitespace
printf '  a   b  c  \n' | { read -r x y; echo "[$x][$y]"; }
### unquoted empty substitution
set -- $(true) a; echo $#
### at star in other quotes
set -- 'a  b'; x=$*; echo "$x"; y="$@"; echo "$y"
### dollar single inside double
echo "$'a'"
### history expansion is off
echo "a!!b" !$
### backslash newline in substitution
echo $(echo a \
b)
### long pipeline of substitutions
echo $(echo $(echo $(echo deep)))
### dollar paren paren ambiguity
echo $( (echo sub) ) $(( 1 + 1 ))

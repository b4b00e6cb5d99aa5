### star question brackets
touch a ab abc b.txt .hid; echo *; echo a*; echo ?; echo [ab]*; echo [!a]*; echo [^a]*; echo *.txt; echo a?
### no match stays
echo *.none [xyz]q ?????????; 
### nullglob
shopt -s nullglob; echo x*; a=(*.none); echo ${#a[@]}; echo none* end
### hidden files
touch .a .b c; echo .*; echo *; echo .[ab]; echo .?
### directories with slash
mkdir d e; touch d/x e/y f; echo */; echo */*; echo d/*; echo ./*; echo */x
### quoting stops
touch a b; echo "*" '*' \* a"*"; x='*'; echo $x "$x"
### brackets quoted
touch '[a]' a; echo [a]; echo "[a]"; echo \[a]; echo [[]a]
### character classes
touch 1 a B _; echo [[:digit:]] [[:alpha:]] [[:upper:]] [[:punct:]]; echo [[:alnum:]]; echo [![:digit:]]
### ranges
touch a b c d 1 2 3; echo [a-c] [1-2] [a-b1]; echo [c-a]; echo [a-]
### extglob
shopt -s extglob; touch a aa b ab file.c file.h file.o; echo +(a); echo *(a)b; echo ?(a)b; echo @(a|b); echo !(file*); echo file.!(o); echo *.@(c|h)
### extglob nested
shopt -s extglob; touch ab abab ac abc; echo +(ab); echo @(a+(b|c)); echo !(a@(b|c)); echo a!(b)
### extglob off
touch 'a(b)'; echo a\(b\) ; eval 'echo +(a)'; echo $?
### globstar
mkdir -p a/b/c; touch a/1 a/b/2 a/b/c/3; shopt -s globstar; echo **; echo **/; echo a/**; echo **/3; echo **/*.x
### globstar off
mkdir -p a/b; touch a/b/f a/g; echo **/f; echo **
### globstar hidden and links
mkdir -p a/.h; touch a/.h/x a/y; ln -s a l; shopt -s globstar; echo **; echo **/x; shopt -s dotglob; echo **
### sorted
touch z y x 10 9 1 B A a; echo *
### nocaseglob
touch Foo foO bar; shopt -s nocaseglob; echo f*; echo [f]*
### dotglob and dots
touch .x y; shopt -s dotglob; echo *; echo .*
### GLOBIGNORE
touch a.o b.o c .d; GLOBIGNORE='*.o'; echo *; unset GLOBIGNORE; echo *
### GLOBIGNORE several
touch a b c; GLOBIGNORE=a:b; echo *; GLOBIGNORE=; echo *
### failglob
shopt -s failglob; echo ok; echo *.zz; echo next
### result of expansion is globbed
touch a1 a2; x='a*'; echo $x; y='a?'; echo "$y" $y; a=('a*'); echo ${a[@]}
### command substitution is globbed
touch a1 a2; echo $(echo 'a*'); echo "$(echo 'a*')"
### no globbing in assignment and case
touch a1; x=a*; echo "$x"; case a1 in $x) echo match;; esac; a=(a*); echo ${a[0]}
### redirection target
touch only1; echo x > only*; ls; cat only1
### redirection ambiguous
touch f1 f2; echo x > f*; echo $?
### names with blanks
touch 'a b' 'c d'; for f in *; do echo "[$f]"; done; ls | wc -l
### names with newline and specials
touch $'x\ny' '$v' "it's" '*'; for f in *; do printf '%q\n' "$f"; done
### backslash in pattern
touch 'a*b' aXb; echo a\*b; p='a\*b'; echo $p; echo a[*]b
### pattern matches whole name
touch abc; echo a?; echo ab?; echo ???
### path with pattern in the middle
mkdir -p x1/y x2/y; touch x1/y/f x2/y/f; echo x*/y/f; echo x?/*/f; echo */y/none
### double slashes
mkdir d; touch d/f; echo d//*; echo .//*
### trailing slash only dirs
mkdir d; touch f; echo */; echo f*/; echo d*/
### tilde and glob
touch ~/h1 ~/h2; echo ~/h* | sed "s|$HOME|H|g"
### globs in for and set
touch a b; for x in *; do echo $x; done; set -- *; echo $#
### extglob in case and parameter
shopt -s extglob; x=aaabbb; echo ${x##+(a)} ${x%%+(b)} ${x//+(a)/-} ${x/@(a|b)/_}; case foo in !(bar)) echo not bar;; esac
### star does not match slash and leading dot
mkdir d; touch d/.x d/y; echo d*; echo */.*; echo d/.?
### globskipdots
touch .a; shopt -u globskipdots; echo .*; shopt -s globskipdots; echo .*
### unmatched bracket
touch '[x'; echo [x; echo [; echo a[; echo []
### equivalence and collating
touch a; echo [[=a=]] [[.a.]] [[.hyphen.]x]
### noglob with set -f
touch a; set -f; echo *; x='*'; echo $x; set +f; echo $x
### compgen -G
touch a.c b.c; compgen -G '*.c' | sort; compgen -G '*.z'; echo $?
### symlinks
ln -s nowhere dangling; touch r; echo *; mkdir d; ln -s d ld; echo */
### multibyte names
touch é è e; echo ?; echo [é]; echo [[:alpha:]]
### command name from a glob
printf 'echo ran\n' > runme.sh; chmod +x runme.sh; ./run*.sh
### brace then glob
touch a1 b1 c2; echo {a,b}* {a,z}1; echo {a,c}?
### brace lists
echo {a,b,c} x{1,2}y {a,b}{1,2} {a,{b,c}d} {,x} a{,} {a}; echo {a,b,} {,}
### brace sequences
echo {1..5} {5..1} {a..e} {e..a} {1..10..3} {10..1..4} {a..i..2} {01..10} {-2..2} {001..3}
### brace sequence edge
echo {1..1} {1..} {..3} {1...3} {a..3} {1.5..3} {1..3..0} {-1..-5..2} {Z..a..3}
### brace nesting and quoting
echo a{b{1,2},c}d {"a b",c} {'x,y',z} {\,,x} {$HOME,}x | sed "s|$HOME|H|g"; echo {a\,b,c} "{a,b}" {a,b"}"
### brace with variables
x=3; echo {1..$x} {a,$x} {$x,$x}; eval echo {1..$x}; a=b; echo $a{1,2} ${a}{1,2} {$a,c}{1,2}
### brace unbalanced
echo {a,b {a b} } { {} }{ a}b {a,b}} {{a,b}
### brace in assignment and redirect
x={a,b}; echo $x; y=({a,b}c); echo ${y[@]}; echo hi > {q,}; echo $?
### brace and command substitution
echo {$(echo 1),2} $(echo {a,b}) {`echo x`,y}
### brace with dollar brace
echo ${x:-{a,b}} {${x:-p},q} {a,b}${x:-z}
### brace for loops
for i in {a..c}{1..2}; do echo -n "$i "; done; echo; for i in {3..1}; do echo -n $i; done; echo
### brace padding
echo {08..11} {1..003} {-01..1} {0..010..5}
### brace big step and single
echo {1..10..20} {a..z..9} {x,} {x}
### tilde
echo ~ | sed "s|$HOME|H|"; echo ~/x ~root ~nosuchuser/y a~ "~" \~ | sed "s|$HOME|H|g"
### tilde plus minus
cd /tmp; cd /; echo ~+ ~-; echo ~+/a ~-/b
### tilde in assignments
x=~; y=~/a:~/b; z=a:~; echo $x $y $z | sed "s|$HOME|H|g"; export E=~/e; echo $E | sed "s|$HOME|H|g"; echo a=~ | sed "s|$HOME|H|g"
### tilde after expansion is text
x='~'; echo $x; echo ${x}/a; echo "$x"; y=$x; echo $y
### tilde in words
echo x~ x/~ ~x:~ :~ --opt=~ | sed "s|$HOME|H|g"
### tilde HOME unset and changed
HOME=/new; echo ~ ~/x; HOME=; echo [~] ; 
### tilde in case and test
case ~ in $HOME) echo same;; esac; [[ ~ = $HOME ]] && echo same
### tilde in redirection
echo hi > ~/tf; cat < ~/tf; cat ~/tf
### tilde stack
cd /tmp; pushd / >/dev/null; echo ~0 ~1 ~+0 ~-0 ~5

### operators
echo $((7+3)) $((7-3)) $((7*3)) $((7/3)) $((7%3)) $((2**10)) $((-7/2)) $((-7%3)) $((7%-3)) $((1<<4)) $((256>>2)) $((6&3)) $((6|3)) $((6^3)) $((~5)) $((!5)) $((!0))
### comparison and logic
echo $((1<2)) $((2<=2)) $((3>4)) $((4>=4)) $((1==1)) $((1!=1)) $((1&&0)) $((1||0)) $((0||0)) $((5&&7))
### precedence
echo $((2+3*4)) $(((2+3)*4)) $((2**3**2)) $((-2**2)) $((1<<2+1)) $((1|2^3&4)) $((1+2<4)) $((!1+1)) $((~1+1)) $((5-3-1)) $((100/10/2)) $((1?2:3?4:5))
### assignment operators
x=10; echo $((x+=5)) $((x-=3)) $((x*=2)) $((x/=4)) $((x%=4)) $((x<<=3)) $((x>>=1)) $((x|=3)) $((x&=6)) $((x^=5)) $x
### increments
x=5; echo $((x++)) $x $((++x)) $x $((x--)) $x $((--x)) $x; echo $((x++ + ++x)) $x; y=1; echo $((-y)) $((- -y)) $((+y)) $((!y))
### comma
echo $((1,2,3)); ((a=1,b=a+1,c=b*2)); echo $a $b $c; echo $((x=3,x*x))
### ternary
x=5; echo $((x>3?10:20)) $((x<3?10:20)) $((x?x+1:0)) $((0?1:0?2:3)); echo $((1?y=4:0)) $y
### short circuit
x=0; echo $((0&&(x=5))) $x $((1||(x=6))) $x $((1&&(x=7))) $x $((0||(x=8))) $x; echo $((0?(x=1):2)) $x
### bases
echo $((0x1F)) $((017)) $((2#1011)) $((16#ff)) $((8#17)) $((36#z)) $((64#_)) $((62#Z)) $((36#Z)) $((0X1f)) $((64#@)) $((10#08))
### base errors
(echo $((2#12))); echo $?; (echo $((1#0))); echo $?; (echo $((65#1))); echo $?; (echo $((08))); echo $?; (echo $((0xg))); echo $?; (echo $((16#))); echo $?
### variables
a=3 b=a c=b; echo $((a)) $((b)) $((c+1)) $(($a*2)) $((${a}1)) $(("a"+1)); unset u; echo $((u+1)); e=; echo $((e+1)); s='1+2'; echo $((s*3)) $(($s*3))
### recursion error
x=x; (echo $((x))); echo $?; a=b b=a; (echo $((a)))
### strings that are not numbers
x='a b'; (echo $((x))); echo $?; x=abc; echo $((x)); x='3x'; (echo $((x))); echo $?
### overflow
echo $((9223372036854775807)) $((9223372036854775807+1)) $((-9223372036854775807-2)) $((9223372036854775807*2)) $((1<<63)) $((1<<64)) $((1<<-1)) $((2**63)) $((2**64)) $((9223372036854775808)) $((18446744073709551616))
### minimum
echo $((-9223372036854775808)) $((-9223372036854775808/-1)) $((-9223372036854775808%-1)) $((~9223372036854775807)) $((-(-9223372036854775807-1)))
### shifts of negatives
echo $((-1>>1)) $((-8>>1)) $((-1<<3)) $((1>>70)) $((5<<65))
### division by zero
(echo $((1/0))); echo $?; (echo $((1%0))); echo $?; ((x=5/0)); echo $?; echo after; x=0; (( 1 / x )); echo $?
### negative exponent
(echo $((2**-1))); echo $?; echo $((2**0)) $((0**0)) $(((-2)**3))
### syntax errors
(echo $((1+))); echo $?; (echo $((1 2))); echo $?; (echo $(((1))); echo $?; (echo $((*3))); echo $?; (echo $((a b))); echo $?; (echo $((1++2))); echo $?
### more syntax errors
(echo $((5=3))); echo $?; (echo $((1?2))); echo $?; (echo $((1?:2))); echo $?; (echo $((@))); echo $?; (echo $((1.5))); echo $?; (echo $((a=))); echo $?; (echo $((3+*4))); echo $?
### errors in the command
((1+)); echo $?; ((a b)); echo $?; ((1/0)); echo $?; (( )); echo $?; ((x=)); echo $?
### let errors
let 1+; echo $?; let 'a b'; echo $?; let x=1/0; echo $?; let; echo $?; let ''; echo $?
### whitespace and newlines
echo $(( 1
+ 2 )) $((	3	*
4))
### spaces inside operators
x=1; (echo $((x + + 1))) ; (echo $((x - - 1))); (echo $((1 < = 2))); echo $?; echo $((x+ ++x)) $((x---x))
### quotes inside
echo $(("1"+"2")) $(('1'+1)) ; echo $?
### nested expansions
x=4; echo $(( $(echo 3) + ${x} + `echo 2` + $((1+1)) )) $(( ${#x} + ${x:-9} )) $(( ${u:-7} ))
### arrays
a=(1 2 3); i=1; echo $((a[0]+a[i])) $((a[i+1])) $((a[a[0]])) $((a)); ((a[1]++)); ((a[5]=9)); echo ${a[@]}; echo $((a[-1])) $((${a[1]}*2)) $((${#a[@]}))
### associative arrays
declare -A m=([x]=5 [y z]=6); echo $((m[x]+1)) $((m[y z])); ((m[x]++)); ((m[new]=3)); echo ${m[x]} ${m[new]}; k=x; echo $((m[$k]))
### dollar bracket form
echo $[1+2] $[ 3 * 4 ] "$[5]"; x=2; echo $[x**3]
### in other places
a=(5 6 7); echo ${a[1+1]} ${a[$((0))]}; x=abcdef; echo ${x:1+1:4-2}; declare -i n=3*4; echo $n; n=n+1; echo $n; [[ 2+2 -eq 4 ]] && echo y; case $((1+1)) in 2) echo two;; esac
### integer attribute
declare -i x; x=5+5; echo $x; x=abc; echo $x; x=y=3; echo $x $y; x+=5; echo $x; x="2 * 3"; echo $x; x=010; echo $x
### integer attribute error
declare -i x=1; x='2+'; echo no; 
### command status
((5)); echo $?; ((0)); echo $?; ((-1)); echo $?; ((1==2)); echo $?; (( 10 > 9 )) && echo yes
### let status and forms
let a=5; let "b = 3"; let c=a+b d=c*2; echo $a $b $c $d; let e=0; echo $?; let 'f=1<<3'; echo $f; let g--; echo $g
### for arithmetic scope
for ((i=0,s=0;i<5;s+=i,i++)); do :; done; echo $i $s
### unary chains
echo $((!!5)) $((~~5)) $((- - -5)) $((-+-5)) $((!-1)) $((+-+3)) $((-(3))) $((2 - -2)) $((2--2))
### pre and post on numbers
(echo $((5++))); echo $?; (echo $((++5))); echo $?; (echo $((--5))); echo $?
### assignment is right associative
echo $((a=b=3)) $a $b; echo $((x=1+(y=2))) $x $y; x=5; echo $((x+=x*=2)) $x
### conditional assignment
x=1; echo $((x==1?(y=5):(y=6))) $y; ((x>0)) && ((x=0)); echo $x
### large loops of expressions
s=0; for i in {1..100}; do ((s+=i*i)); done; echo $s
### bit tricks
x=0xFF; echo $((x & 0x0F)) $((x >> 4)) $((x ^ 0xAA)) $(( (x | 0x100) & ~1 )); printf '%x\n' $((0xdeadbeef & 0xffff0000))
### positional and special
set -- 4 5; echo $(($1*$2)) $(($#+1)) $(($?+1)) $((${1}+${2})) $((${#1}))
### octal and leading zeros from variables
x=08; (echo $((x+1))); echo $?; x=8; echo $((10#$x)) $((10#0$x+1)); m=09; echo $((10#$m))
### comparisons chain
echo $((1<2<3)) $((3>2>1)) $((1==1==1)) $((0==0!=1))
### expression ends oddly
(echo $((1;2))); echo $?; (echo $((1:2))); echo $?; (echo $((,1))); echo $?; (echo $((1,))); echo $?; (echo $((#))); echo $?
### names with digits and underscores
_a1=5; a_b=6; echo $((_a1+a_b)) $((A_ + 1))
### unset and nounset
set -u; (echo $((nope+1))); echo $?; x=1; echo $((x))
### readonly
readonly r=5; (echo $((r=6))); echo $?; ((r++)); echo $?; echo $r
### RANDOM and friends in arithmetic
((RANDOM>=0)) && echo ok; x=$((RANDOM%10)); [ $x -lt 10 ] && echo ok; echo $((SECONDS>=0)) $((LINENO))
### leading plus and spaces in values
x=' 5 '; echo $((x+1)); x='+5'; echo $((x)); x='-5'; echo $((x*2)) $((-x))
### command substitution result with newline
echo $(( $(printf '1\n+\n2\n') ))
### arithmetic in here document and string
cat <<< $((6*7)); cat <<E
$((1+1)) $[2+2]
E
### subshell that looks like arithmetic
((echo a); (echo b)); echo $( (echo c) ); echo $((echo d); (echo e))
### parentheses nest
echo $((((1+2))*((3)))) $(( (1) )) $((((5))))

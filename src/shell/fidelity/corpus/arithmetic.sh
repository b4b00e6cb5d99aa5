### basic operators
echo $((1+2*3)) $((7-10)) $((7/2)) $((7%3)) $((-7/2)) $((-7%3)) $((2**10))
### power is right associative
echo $((2**3**2)) $((-2**2)) $((2**0))
### comparisons
echo $((1<2)) $((2<=1)) $((3>2)) $((3>=4)) $((1==1)) $((1!=1))
### logic
echo $((1&&0)) $((1||0)) $((!5)) $((!0)) $((0&&1/0)) $((1||1/0))
### bits
echo $((6&3)) $((6|3)) $((6^3)) $((~5)) $((1<<4)) $((-16>>2))
### ternary
echo $((1?2:3)) $((0?2:3)) $((1?2?3:4:5)) $((0?1:0?2:3))
### comma
echo $((1,2,3)) $((x=1,x+1))
### assignment operators
x=10; echo $((x+=5)) $((x-=3)) $((x*=2)) $((x/=5)) $((x%=3)) $((x<<=3)) $((x>>=1)) $((x|=3)) $((x&=6)) $((x^=1)) $x
### increments
x=5; echo $((x++)) $x $((++x)) $x $((x--)) $((--x)) $x
### names without dollar
a=3; b=a; echo $((a*2)) $((b+1)) $((a*b))
### unset names are zero
echo $((nope+1)) $((nope))
### recursive names
a='b+1'; b=4; echo $((a*2))
### dollar inside
a=3; echo $(($a+${a}1)) $((${#a}))
### command substitution inside
echo $(( $(echo 4) * `echo 2` ))
### bases
echo $((0x1F)) $((017)) $((2#101)) $((16#ff)) $((36#z)) $((64#_)) $((10#08))
### large bases case
echo $((36#Z)) $((37#Z)) $((62#z)) $((64#@))
### invalid octal
echo $((08))
echo after
### invalid base
echo $((65#1)); echo after
### digit too great for base
echo $((2#3)); echo after
### division by zero
echo $((1/0)); echo not printed
echo next line
### modulo by zero
echo $((1%0))
### syntax error
echo $((1+)); echo no
echo next
### syntax error operand
echo $((1 2))
### missing parenthesis
echo $(((1+2))
### bad token
echo $((a b)); echo $?
### invalid arithmetic operator
x=1.5; echo $((x+1)); echo $?
### attempted assignment to non variable
echo $((1=2))
### negative exponent
echo $((2**-1))
### overflow wraps
echo $((9223372036854775807+1)) $((9223372036854775807*2)) $((-9223372036854775808-1))
### large literals
echo $((9223372036854775807)) $((0xffffffffffffffff)) $((18446744073709551616))
### minimum divided by minus one
echo $((-9223372036854775808/-1)) $((-9223372036854775808%-1))
### shift beyond width
echo $((1<<64)) $((1<<63)) $((1<<-1))
### unary plus minus
echo $((+5)) $((- -5)) $((-+5)) $((!-1)) $((~-1))
### spaces and newlines
echo $(( 1 +
2 ))
### empty is zero
echo $(()) $(( )) 
### quotes inside
x=2; echo $(("1" + "x"))
### old form
echo $[1+2]
### let
let x=1+2; echo $x $?; let 'y = x * 2' z=y+1; echo $y $z; let 0; echo $?
### let without argument
let; echo $?
### double parens status
((5)); echo $?; ((0)); echo $?; ((x=0)); echo $?
### double parens as condition
i=3; if ((i>2 && i<4)); then echo yes; fi; ((i==3)) || echo no
### double parens without spaces
i=0; while((i<3));do ((i++));done;echo $i
### array in arithmetic
a=(1 2 3); echo $((a[1]+a[2])) $((a[0]++)) ${a[0]} $((a)) 
### array subscript expression
a=(1 2 3); i=1; echo $((a[i+1])) ${a[i-1]} ${a[$i]} ${a[-1]}
### assoc in arithmetic
declare -A m=([x]=5); echo $((m[x]+1)); ((m[y]=7)); echo ${m[y]}; ((m[x]++)); echo ${m[x]}
### integer attribute
declare -i n; n=3+4; echo $n; n=n*2; echo $n; n=abc; echo $n
### integer attribute with error
declare -i n; n=1+; echo $?; echo "[$n]"
### precedence
echo $((1|2^3&4)) $((1+2<<3)) $((5&3==3)) $((!1+1)) $((2+3*4-5%3))
### comparison chain
echo $((1<2<3)) $((3>2>1))
### conditional assignment
x=5; echo $((x>3 ? (x=1) : (x=2))) $x
### for loop c style
for ((i=0;i<3;i++)); do echo -n "$i "; done; echo $i
### for loop with commas
for ((i=0,j=10;i<j;i+=3,j-=2)); do echo $i,$j; done
### for loop with empty parts
i=0; for ((;;)); do ((++i>3)) && break; done; echo $i
### for loop with braces
for ((i=0;i<2;i++)) { echo $i; }
### hex uppercase and mixed
echo $((0XAB)) $((0xaB))
### variable holds hex
x=0x10; echo $((x)); y=010; echo $((y)); z=2#11; echo $((z))
### variable with spaces
x=' 5 '; echo $((x+1))
### variable is expression with assignment
x='y=3'; echo $((x)) $y
### self reference is too deep
x=x; echo $((x)); echo $?
### negative number in variable
x=-3; echo $((x*-2)) $((5-x)) $((5 - -3))
### double minus on literal
echo $((5--3)); echo $((--5)) $((++5))
### logical not precedence
x=0; echo $((!x==1)) $((!(x==1)))
### post increment of unset
echo $((u++)) $u
### arithmetic in substring and index
a=(a b c d); n=1; echo ${a[n+1]} ${a[@]:n:n+1}
### status of failed expansion in command
echo $((1/0)) || echo failed
echo $?
### error inside double parens
((1/0)); echo $?
### error inside let
let 'x=1/0'; echo $?
### test with arithmetic operands
[[ 1+1 -eq 2 ]] && echo yes; x=5; [[ x -gt 3 ]] && echo yes; [ 2 -eq 2 ] && echo yes
### test bracket is not arithmetic
[ 1+1 -eq 2 ]; echo $?
### printf of arithmetic
printf '%d %x %o\n' $((1<<10)) $((255)) $((8))
### random range
r=$((RANDOM % 10)); ((r >= 0 && r < 10)) && echo ok
### nested parens
echo $(((1+2)*(3+4))) $(( ((1)) ))
### double parens subshell ambiguity
( (echo sub) ); ((1+1)); echo $?
### arithmetic command with spaces in it
(( x = 3 , y = x * 2 )); echo $x $y
### exponent of zero
echo $((0**0)) $((0**5)) $((1**100)) $(((-2)**3))
### ternary without else
echo $((1?2)); echo no
### assignment in ternary without parens
echo $((1?x=2:3)); echo "$x"
### octal zero
echo $((0)) $((00)) $((-0))
### name with digits
a1=4; _b=5; echo $((a1+_b))
### whitespace around operators
echo $((1 +2)) $((1+ 2)) $((1	+	2))

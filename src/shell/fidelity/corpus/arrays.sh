### literal and elements
a=(x 'y z' w); echo ${a[0]} "${a[1]}" ${a[2]} ${#a[@]}
### all elements quoted and not
a=(x 'y z'); printf '<%s>' "${a[@]}"; printf '<%s>' "${a[*]}"; printf '<%s>' ${a[@]}; echo
### plain name is element zero
a=(p q); echo $a "${a}"; a=r; echo ${a[@]}
### assignment by index
a[3]=x; a[1]=y; echo ${#a[@]} ${!a[@]} ${a[@]}
### negative index
a=(a b c); echo ${a[-1]} ${a[-3]}; a[-1]=z; echo ${a[@]}
### negative index out of range
a=(a); echo ${a[-2]}; echo $?
### negative assignment out of range
a=(a); a[-3]=x; echo $?
### append
a=(1); a+=(2 3); a+=(4); echo ${a[@]}; a+=x; echo ${a[@]}
### append to element
a=(a b); a[1]+=c; echo ${a[@]}
### sparse literal
a=([2]=c [0]=a z); echo ${!a[@]} ${a[@]}
### literal with index expression
i=2; a=([i+1]=x [$i]=y); echo ${!a[@]}
### unset element
a=(a b c); unset 'a[1]'; echo ${!a[@]} ${a[@]} ${#a[@]}
### unset last element
a=(a b c); unset 'a[-1]'; echo ${a[@]}
### unset whole
a=(a b); unset a; echo "${a-none}" ${#a[@]}
### keys
a=([5]=x [1]=y); for i in "${!a[@]}"; do echo $i=${a[i]}; done
### copy
a=(1 '2 3'); b=("${a[@]}"); echo ${#b[@]} "${b[1]}"
### from command substitution
a=($(echo a b c)); echo ${#a[@]}
### from glob
touch f1 f2; a=(f*); echo ${#a[@]} ${a[@]}
### from string with ifs
IFS=, read -ra a <<< 'x,y,,z'; echo ${#a[@]} "${a[2]}|${a[3]}"
### multi line literal
a=(
  one   # comment
  two
  "three four"
)
echo ${#a[@]} ${a[2]}
### empty array
a=(); echo ${#a[@]} "[${a[@]}]" "${a[@]:-default}"
### at of empty in quotes vanishes
a=(); set -- "${a[@]}" x; echo $#
### star with ifs
a=(a b c); IFS=:; echo "${a[*]}"; echo ${a[*]}
### length of elements
a=(a bcd); echo ${#a[0]} ${#a[1]}
### is set test
a=(x); [[ -v a[0] ]] && echo 0; [[ -v a[1] ]] || echo not1; [[ -v a ]] && echo a
### loop with index
a=(x y); for ((i=0;i<${#a[@]};i++)); do echo $i ${a[$i]}; done
### declare a prints
declare -a a=(1 'b c'); declare -p a
### declare p of sparse
a=([3]=x [1]='y"z'); declare -p a
### declare p of empty array
a=(); declare -p a; declare -a b; declare -p b
### declare p not found
declare -p nope; echo $?
### readonly array
readonly -a a=(1 2); a[0]=x; echo no
### array of integers
declare -ai n=(1+1 2*3); echo ${n[@]}; n[0]+=5; echo ${n[0]}
### local array
f(){ local a=(x y); echo ${a[@]}; }; a=(g); f; echo ${a[@]}
### local dash a
f(){ local -a l; l+=(1); l+=(2); echo ${#l[@]}; }; f
### array to function
f(){ echo $# "$2"; }; a=(1 '2 3'); f "${a[@]}"
### array passed by name
f(){ local -n r=$1; r+=(new); }; a=(old); f a; echo ${a[@]}
### assoc literal
declare -A m=([a]=1 [b]='x y'); echo ${m[a]} "${m[b]}" ${#m[@]}
### assoc assignment
declare -A m; m[k]=v; m['k 2']=w; x=dyn; m[$x]=z; echo ${m[k]} "${m[k 2]}" ${m[dyn]}
### assoc list of pairs
declare -A m=(a 1 b 2); echo ${m[a]} ${m[b]}
### assoc keys sorted
declare -A m=([z]=1 [y]=2 [x]=3); printf '%s\n' "${!m[@]}" | sort
### assoc unset
declare -A m=([a]=1 [b]=2); unset 'm[a]'; echo ${#m[@]} "${m[a]-gone}"
### assoc v test
declare -A m=([a]=); [[ -v m[a] ]] && echo a; [[ -v m[b] ]] || echo no b
### assoc append
declare -A m=([a]=1); m+=([b]=2 [a]=3); echo ${m[a]} ${m[b]}; m[a]+=x; echo ${m[a]}
### assoc key with special letters
declare -A m; m['a]b']=1; m['x=y']=2; m['$z']=3; for k in 'a]b' 'x=y' '$z'; do echo "$k ${m[$k]}"; done
### assoc declare p
declare -A m=([one]=1); declare -p m
### assoc needs declaration
m[a]=1; m[b]=2; echo ${#m[@]} ${m[0]}
### assoc cannot become indexed
declare -A m; declare -a m; echo $?
### indexed cannot become assoc
a=(1); declare -A a; echo $?
### assoc empty key
declare -A m; m['']=x; echo $?
### assoc bad subscript in literal
declare -A m=([a]=1 b); echo "${m[b]}|"
### assoc count of element
declare -A m=([a]=hello); echo ${#m[a]} ${m[a]:1:3} ${m[a]^^}
### assoc iteration with values
declare -A m=([k]='v w'); for v in "${m[@]}"; do echo "<$v>"; done
### assoc local in function
f(){ local -A m=([x]=1); echo ${m[x]}; }; f; echo "[${m[x]}]"
### nameref
x=1; declare -n r=x; r=2; echo $x $r ${!r}
### nameref to array
a=(1 2); declare -n r=a; r+=(3); echo ${a[@]} ${r[1]} ${#r[@]}
### nameref to element
a=(1 2 3); declare -n r='a[1]'; r=x; echo ${a[@]} $r
### nameref in function
set_it(){ local -n out=$1; out=value; }; set_it res; echo $res
### nameref unset
x=1; declare -n r=x; unset r; echo "[${x-gone}]"; unset -n r; echo "${r-noref}"
### nameref to itself
declare -n r=r; echo $?
### nameref circular in function
f(){ local -n v=$1; echo $v; }; v=5; f v
### nameref for loop
a=1; b=2; declare -n r; for r in a b; do echo $r; done
### nameref invalid name
declare -n r='1x'; echo $?
### nameref declare p
x=1; declare -n r=x; declare -p r
### mapfile basic
mapfile -t a <<< $'l1\nl2'; echo ${#a[@]} ${a[1]}
### array element from read
read -r 'a[2]' <<< v; echo ${!a[@]} ${a[2]}
### array in conditional
a=(1); if [[ ${a[@]} ]]; then echo full; fi; b=(); [[ ${b[@]} ]] || echo empty
### quoted subscript of assoc in arithmetic
declare -A m; k=a; m[$k]=1; m[$k]=$((m[$k]+1)); echo ${m[a]}
### element assignment with spaces in value
a[0]='x y'; echo "${a[0]}"; a[1]=$(echo p q); echo "${a[1]}"
### subscript with command
a=(a b c); echo ${a[$(echo 2)]} ${a[$((1+0))]}
### subscript with spaces
a=(a b c); echo ${a[ 1 + 1 ]}
### array compound in subshell does not leak
a=(1); (a+=(2); echo ${#a[@]}); echo ${#a[@]}
### export of array is silent
a=(1 2); export a; printenv a; echo $?
### array env prefix is not allowed
a=(1) true; echo ${a[0]}
### quoting inside literal
x='1 2'; a=($x "$x" '$x'); echo ${#a[@]} "${a[3]}"
### brace expansion in literal
a=({1..3} {a,b}); echo ${#a[@]} ${a[@]}
### tilde in literal
HOME=/h; a=(~ ~/x); echo ${a[@]}
### bad array subscript
a=(1); echo ${a[]}; echo after
### bad subscript in assignment
a[]=1; echo $?
### printf v to element
printf -v 'a[2]' %03d 7; echo ${a[2]}
### reverse array
a=(1 2 3); for ((i=${#a[@]}-1;i>=0;i--)); do r+=(${a[i]}); done; echo ${r[@]}
### join function
join(){ local IFS=$1; shift; echo "$*"; }; join , a b c
### contains check
a=(foo bar); [[ " ${a[*]} " == *" bar "* ]] && echo yes
### stack push and pop
s=(); s+=(a); s+=(b); echo ${s[-1]}; unset 's[-1]'; echo ${s[-1]} ${#s[@]}
### sort array
a=(c a b); IFS=$'\n' b=($(sort <<< "${a[*]}")); echo ${b[@]}
### at keys of scalar
x=5; echo ${!x[@]} ${x[0]} ${#x[@]} "${x[1]-none}"
### array slices keep empties
a=('' a ''); printf '<%s>' "${a[@]:0:3}"; echo

### literals and holes
a=(a b [5]=f g [2]=c); echo ${!a[@]}; echo ${a[@]}; declare -p a
### elements
a[3]=x; a[1]=y; echo ${a[@]} ${#a[@]} ${!a[@]}; a[-1]=z; echo ${a[3]}; (a[-9]=q; echo no); echo $?
### negative indices
a=(1 2 3); echo ${a[-1]} ${a[-3]}; echo "${a[-4]}"; echo $?; unset 'a[-1]'; echo ${a[@]}
### append
a=(1); a+=(2 3); a+=([10]=x y); echo ${!a[@]}; a+=z; echo ${a[0]}; b+=(new); echo ${b[0]}; s=str; s+=(more); declare -p s
### copy and slice
a=(1 '2 3' 4); b=("${a[@]}"); echo ${#b[@]} "${b[1]}"; c=("${a[@]:1}"); declare -p c; d=(${a[@]}); echo ${#d[@]}; e=("${a[*]}"); echo ${#e[@]}
### delete and compact
a=(a b c d); unset 'a[1]'; echo ${!a[@]}; a=("${a[@]}"); echo ${!a[@]}; unset a; echo "[${a[@]}]" ${#a[@]}
### iteration
a=('x y' z); for i in "${!a[@]}"; do echo "$i=${a[i]}"; done; for v in "${a[@]}"; do echo "<$v>"; done; for ((i=0;i<${#a[@]};i++)); do echo $i ${a[$i]}; done
### from command and glob
a=($(echo 1 2 3)); echo ${#a[@]}; touch f1 f2; b=(f*); echo ${b[@]}; IFS=: ; c=($(echo a:b)); echo ${#c[@]}
### associative
declare -A m; m[a]=1; m["b c"]=2; m[$'x\ny']=3; echo ${#m[@]} ${m[a]} "${m[b c]}"; k='b c'; echo ${m[$k]} ${m["$k"]}; unset 'm[a]'; echo ${#m[@]}
### associative literal
declare -A m=([one]=1 [two]=2 ["three four"]=34); for k in "${!m[@]}"; do echo "$k=${m[$k]}"; done | sort; m+=([five]=5 [one]=11); echo ${m[five]} ${m[one]} ${#m[@]}
### associative pairs literal
declare -A m=(a 1 b 2 c); declare -p m; m=(x y); declare -p m
### associative special keys
declare -A m; m[@]=at; m['*']=star; m[' ']=sp; m['$x']=dollar; m["'"]=q; m[']']=br; echo ${#m[@]}; for k in "${!m[@]}"; do printf '%q ' "$k"; done | tr ' ' '\n' | sort | tr '\n' ' '; echo
### associative empty key
declare -A m; m['']=x; echo $?; e=; m[$e]=1; echo $?
### associative order
declare -A m; for i in {1..12}; do m[key$i]=$i; done; echo ${!m[@]}; echo ${m[@]}
### associative order of words
declare -A m=([apple]=1 [banana]=2 [cherry]=3 [date]=4 [x]=5 [y]=6 [z]=7 [foo]=8 [bar]=9); echo "${!m[@]}"; declare -p m
### subscripts are arithmetic
a=(10 20 30); i=1; echo ${a[i]} ${a[i+1]} ${a[i*2]} ${a[${#a[@]}-1]} ${a[i?2:0]}; a[i++]=x; echo $i ${a[@]}; a[i=0]=q; echo $i ${a[0]}
### subscripts with expansions
a=(1 2 3); n=2; echo ${a[$n]} ${a[$((n-1))]} ${a[$(echo 0)]} ${a["1"]} ${a['n']-}
### scalar as array
s=hello; echo ${s[0]} ${s[@]} ${#s[@]} ${s[1]-none}; s[2]=x; declare -p s; a=(1 2); a=new; echo ${a[@]}
### declare -p and -a
declare -a e; declare -p e; e=(); declare -p e; declare -a x=(1 "2 3" '$y' $'n\nl'); declare -p x; declare -A m; declare -p m; m=(); declare -p m
### array attributes
declare -ai n=(1+1 2*3); echo ${n[@]}; n[2]=4+4; n+=(5+5); echo ${n[@]}; declare -al lo=(ABC Def); echo ${lo[@]}; declare -Au up=([k]=abc); echo ${up[k]}
### readonly arrays
declare -ar r=(1 2); (r[0]=x; echo no); echo $?; (r+=(3); echo no); echo $?; (unset r; echo $?)
### local arrays
a=(global); f(){ local a=(x y); a+=(z); echo ${a[@]}; g; }; g(){ echo ${#a[@]}; a[0]=changed; }; f; echo ${a[@]}
### export of arrays does nothing
export a=(1 2); bash -c 'echo "[$a]"'; declare -p a
### quoting at and star
a=('1 2' 3); printf '<%s>' "${a[@]}"; echo; printf '<%s>' "${a[*]}"; echo; printf '<%s>' ${a[@]}; echo; printf '<%s>' "x${a[@]}y"; echo; printf '<%s>' "${a[@]}${a[@]}"; echo
### length and existence
a=([2]=x); echo ${#a[@]} ${#a[2]} ${#a}; [[ -v a[2] ]] && echo set; [[ -v a[0] ]] || echo unset; [ -n "${a[0]+x}" ] || echo no; echo ${a+scalar} ${a[@]+any} ${a[2]+el}
### nested references
a=(0 1 2); b=(2 1 0); echo ${a[b[0]]} ${a[${b[1]}]}; n='a[2]'; echo ${!n}; n=a; i=1; r="$n[$i]"; echo ${!r}
### reversal and joining
a=(1 2 3 4); for ((i=${#a[@]}-1;i>=0;i--)); do b+=("${a[i]}"); done; echo ${b[@]}; IFS=,; echo "${b[*]}"; j=$(IFS=+; echo "${a[*]}"); echo $j $((j))
### stack and queue
s=(); s+=(1); s+=(2); s+=(3); echo ${s[-1]}; unset 's[-1]'; echo ${s[@]}; s=("${s[@]:1}"); echo ${s[@]}
### contains and search
a=(x y z); [[ " ${a[*]} " == *" y "* ]] && echo has; for i in "${!a[@]}"; do [[ ${a[i]} = z ]] && echo $i; done
### read into and printf from
read -ra w <<< 'the quick brown'; printf '%s\n' "${w[@]}"; printf -v 'w[1]' slow; echo ${w[@]}
### bad subscripts
a[]=x; echo $?; a=(1); echo "${a[]}"; echo $?
### bad subscripts more
(a[x y]=1); echo $?; (echo ${a[1+]}); echo $?; (a['']=1); echo $?; (echo ${a[@]x}); echo $?
### assignment to whole
a=(1 2 3); (a[@]=x; echo no); echo $?; (a[*]=x; echo no); echo $?; a=; declare -p a
### elements from quoted words
a=("a b" 'c d' e\ f $'g\th' ""); echo ${#a[@]}; declare -p a
### multi line literal with comments
a=(
  one   # first
  "two words"

  three
); echo ${#a[@]} "${a[1]}"
### braces and ranges in literals
a=({1..5} x{a,b}); echo ${#a[@]} ${a[-1]}; a=([0]=x{1,2}); declare -p a
### in arithmetic and conditions
a=(3 1 2); ((a[0]>a[1])) && echo gt; m=${a[0]}; for v in "${a[@]}"; do ((v<m)) && m=$v; done; echo $m; [[ ${a[1]} -eq 1 ]] && echo one
### sort with a command
a=(c a b); readarray -t s < <(printf '%s\n' "${a[@]}" | sort); echo "${s[@]}"
### unset of middle keeps indices
a=(a b c d e); unset a[1] a[3]; echo "${a[@]}" "${!a[@]}"; echo "${a[@]:1:2}"; echo "${a[@]: -2}"
### huge index
a[1000000]=x; a[5]=y; echo ${#a[@]} ${!a[@]}; a[9223372036854775807]=z; echo $?
### element with append and default
a[0]+=x; a[0]+=y; echo ${a[0]}; echo ${a[1]:=def} ${a[@]}; declare -A m; m[k]+=1; m[k]+=2; echo ${m[k]}; : ${m[q]:=dq}; echo ${m[q]}
### transformation over arrays
a=(alpha beta); echo "${a[@]^}" "${a[@]/a/_}" "${a[@]#?}" "${a[@]%?}" "${a[@]:0:1}" "${#a[@]}"; declare -A m=([x]=one [y]=two); echo "${m[@]^^}" | tr ' ' '\n' | sort | tr '\n' ' '
### array in a function by name
f(){ local -n r=$1; echo ${#r[@]} "${r[1]}"; r+=(added); }; arr=(p 'q r'); f arr; echo ${arr[2]}
### keys with quotes in arithmetic
declare -A c; for w in a b a c a; do ((c[$w]++)); done; for k in a b c; do echo $k ${c[$k]}; done; ((c['a']+=10)); echo ${c[a]}
### convert errors
a=(1); declare -A a; echo $?; declare -A m; declare -a m; echo $?; declare -A m=x; echo $? ; declare -p m
### mapfile like loops
while IFS= read -r l; do a+=("$l"); done < <(printf '%s\n' 'x y' z); declare -p a
### compound assignment expands once
x='a b'; y=($x "$x"); echo ${#y[@]}; z=($(echo '*')); touch q; z=(*); echo ${z[@]}
### declare with quoted compound
declare -a 'a=(1 2 3)'; echo ${#a[@]}; v='(4 5)'; declare -a b=$v; echo ${#b[@]} ${b[0]}; declare "c=(1 2)"; echo "$c"
### @ index with string operators and IFS
a=(ab cb); IFS=-; x=${a[@]/b/X}; echo "$x"; x="${a[*]/b/X}"; echo "$x"; set -- ${a[@]#a}; echo $1 $2

### expr arithmetic
expr 1 + 2; expr 7 / 2; expr 7 % 4; expr 2 \* 3 + 1; expr \( 1 + 2 \) \* 3; expr 5 - 8; expr 1 / 0; echo $?; expr a + 1; echo $?
### expr compare and logic
expr 1 \< 2; expr b \> a; expr a = a; expr 10 \< 9; expr a != b; expr 0 \| x; expr '' \| 0; echo $?; expr a \& b; expr a \& 0; echo $?
### expr strings
expr abc : 'a\(.*\)'; expr abc : '.*'; expr abc : x; echo $?; expr length hello; expr substr hello 2 3; expr index hello l; expr match foobar 'foo'; expr + length
### expr errors
expr; echo $?; expr 1 +; echo $?; expr 1 2; echo $?
### od forms
printf 'hello\n\0\377' | od -c; printf 'hello' | od -An -tx1; printf 'abcd' | od -x; printf 'abc' | od -b; printf 'abcdefgh' | od -t d4; printf 'AB' | od -t x1 -t c; printf 'abc' | od -A d -t u1
### od repeats and options
head -c 40 /dev/zero | od -An -tx1; head -c 64 /dev/zero | od; printf abcdef | od -j 2 -N 2 -c; printf abc | od -tx1z
### cmp
printf abc > a; printf abd > b; printf ab > c; cmp a b; echo $?; cmp -s a b; echo $?; cmp a a; echo $?; cmp a c; echo $?; cmp -l a b; cmp a none; echo $?
### diff normal
printf '1\n2\n3\n4\n' > a; printf '1\nx\n3\n4\n5\n' > b; diff a b; echo $?; diff a a; echo $?; diff -q a b; diff -s a a
### diff add and delete
printf 'a\nb\nc\n' > x; printf 'a\nc\n' > y; diff x y; diff y x; printf 'q\n' > e; : > f; diff e f; diff f e; printf 'no nl' > n; diff x n
### diff unified
printf '1\n2\n3\n4\n5\n6\n7\n8\n9\n' > a; sed 's/5/five/' a > b; diff -u a b | tail -n +3; diff -U1 a b | tail -n +3; diff a none; echo $?
### diff whitespace and directories
printf 'a  b\n' > a; printf 'a b\n' > b; diff -w a b; echo $?; diff -b a b; echo $?; mkdir d e; echo 1 > d/f; echo 2 > e/f; touch d/only; diff -r d e; echo $?
### comm
printf 'a\nb\nc\n' > x; printf 'b\nc\nd\n' > y; comm x y; comm -12 x y; comm -23 x y; comm -3 x y
### paste
printf '1\n2\n3\n' > x; printf 'a\nb\n' > y; paste x y; paste -d, x y; paste -s x; paste -sd+ x; seq 6 | paste - - ; seq 4 | paste -d: - -
### nl
printf 'a\n\nb\n' | nl; printf 'a\n\nb\n' | nl -ba; printf 'x\ny\n' | nl -w3 -s': ' -v10 -i5; printf 'a\n' | nl -nrz
### fold expand unexpand
echo 'the quick brown fox' | fold -w 7; echo 'the quick brown fox' | fold -s -w 7; printf 'a\tb\n' | expand; printf 'a\tb\n' | expand -t 4; printf '        a       b\n' | unexpand; printf '        a       b\n' | unexpand -a
### xargs
printf 'a b\nc\n' | xargs; printf 'a b c' | xargs -n1 echo; printf 'a\nb\n' | xargs -I{} echo '[{}]'; printf 'x\0y z\0' | xargs -0 printf '<%s>'; echo; echo | xargs echo empty; echo -n | xargs -r echo no; seq 5 | xargs -n 2
### xargs with shell and statuses
seq 3 | xargs -I N bash -c 'echo $((N*2))'; echo x | xargs false; echo $?; echo x | xargs nosuchcmd; echo $?; echo "a 'b c' \"d e\" f\ g" | xargs -n1; seq 3 | xargs -t echo 2>&1
### xargs -L and -d
printf 'a b\nc d\n' | xargs -L1 echo; printf 'a,b,c' | xargs -d, -n1 echo
### find names and types
mkdir -p a/b/c; touch a/1.txt a/b/2.txt a/b/c/3.log; find . -name '*.txt' | sort; find . -type d | sort; find a -maxdepth 1 | sort; find . -mindepth 2 -type f | sort; find a -name b
### find logic
mkdir d; touch d/a d/b d/c; find d -name a -o -name b | sort; find d ! -name a -type f | sort; find d \( -name a -o -name c \) -print | sort; find d -name zz; echo $?
### find exec and delete
mkdir d; touch d/a d/b; find d -type f -exec echo f {} \; | sort; find d -type f -exec echo {} + | wc -w; find d -name a -delete; ls d; find d -type f -print0 | tr '\0' '\n'
### find size empty newer perm
mkdir d; touch d/e; printf 12345 > d/f; find d -empty | sort; find d -type f -size +1c; find d -size 5c; touch -d 2001-01-01 d/old; find d -newer d/old -type f | sort; chmod 600 d/f; find d -perm 600; find d -printf '%f %y %d\n' | sort
### find prune and missing
mkdir -p d/skip d/keep; touch d/skip/x d/keep/y; find d -name skip -prune -o -type f -print; find none; echo $?
### timeout
timeout 0.2 sleep 5; echo $?; timeout 5 true; echo $?; timeout 5 false; echo $?; timeout 1 nosuch; echo $?
### truncate and factor
truncate -s 10 f; stat -c %s f; truncate -s 3 f; wc -c < f; factor 60 97; shuf -i 1-5 | sort | tr '\n' ' '
### checksums
printf hello | md5sum; printf hello | sha1sum; printf hello | sha256sum; printf hello > f; md5sum f; cksum f; printf hello | cksum; md5sum f > s; md5sum -c s
### sed basics
printf 'one\ntwo\nthree\n' > f; sed 's/o/0/' f; sed -n 2p f; sed 2d f; sed '/t/s/e/E/g' f; sed -n '/one/,/two/p' f; sed '$d' f; sed -e 1d -e 's/w/W/' f; sed 's/\(t\)\(.\)/\2\1/' f
### sed more
printf 'a b c\n' | sed 's/ /_/2'; echo hello | sed 's/l/[&]/g'; echo 'x=1' | sed -E 's/([a-z])=([0-9])/\2:\1/'; printf '1\n2\n3\n' | sed '2i ins'; printf '1\n2\n' | sed '1a app'; printf '1\n2\n' | sed '2c chg'; seq 5 | sed -n '2,4p;$p'; seq 3 | sed 'y/123/abc/'; seq 4 | sed 'N;s/\n/-/'; echo abc | sed 's|b|/|'
### sed in place and quit
printf 'a\nb\n' > f; sed -i 's/a/A/' f; cat f; sed -i.bak 's/b/B/' f; cat f f.bak; seq 10 | sed 3q; seq 5 | sed -n '$='; echo aXbX | sed 's/X//2g'; echo Hello | sed 's/hello/bye/I'; printf 'k=v\n' | sed -n 's/^k=//p'
### awk basics
printf 'a 1\nb 2\nc 3\n' > f; awk '{print $2}' f; awk '{s+=$2} END{print s}' f; awk '$2>1{print $1}' f; awk -F: '{print $1}' <<< 'x:y'; awk 'NR==2' f; awk '/b/{print NR, $0}' f; awk '{print NF, $NF}' f; awk -v n=5 'BEGIN{print n*2}'
### awk more
awk 'BEGIN{for(i=0;i<3;i++) printf "%d,", i; print ""}'; echo 'a,b,c' | awk -F, '{n=split($0,x,","); print n, x[2]}'; awk 'BEGIN{print length("hello"), substr("hello",2,3), toupper("ab"), index("hello","l")}'; echo 'foo bar' | awk '{gsub(/o/,"0"); print}'; awk 'BEGIN{a["x"]=1; if ("x" in a) print "yes"; delete a["x"]; print length(a)}'; awk 'BEGIN{OFS="-"; $1="a"; $2="b"; print $1,$2}'; printf '3\n1\n2\n' | awk '{a[NR]=$1} END{for(i=NR;i>0;i--) print a[i]}'; awk 'BEGIN{printf "%.2f %5s|%-5s|%c\n", 3.14159, "ab", "cd", 65}'
### sort options
printf 'b 2\na 10\nc 1\n' > f; sort f; sort -k2 f; sort -k2n f; sort -r f; sort -t' ' -k2,2nr f; printf '3\n1\n2\n1\n' | sort -u; printf 'B\na\nC\n' | sort -f; printf '1K\n2M\n3\n' | sort -h; sort -c f; echo $?
### uniq cut tr
printf 'a\na\nb\na\n' | uniq -c; printf 'a\na\nb\n' | uniq -d; printf 'a\nb\nb\n' | uniq -u; echo 'a:b:c' | cut -d: -f2-; echo abcdef | cut -c2-4; echo abcdef | cut -c-2,5; echo hello | tr 'a-y' 'b-z'; echo 'a  b' | tr -s ' '; echo abc123 | tr -d '[:digit:]'; echo abc | tr -c 'a\n' x
### head tail wc
seq 5 > f; head -2 f; tail -2 f; tail -n +4 f; head -c 3 f; head -n -3 f; wc -l f; wc -w < f; wc f; wc -c f f
### date
date -u -d @0 '+%Y-%m-%d %H:%M:%S'; date -u -d '2024-02-29 12:00' +%j; date -d '2024-01-31 +1 day' +%F; date +%s | grep -cE '^[0-9]{10}$'; date -u -d '2020-01-01T00:00:00Z' +%s; date -u -d @1700000000 -Iseconds
### seq
seq 3; seq 2 4; seq 1 2 7; seq 5 -2 1; seq -s, 3; seq -w 8 11; seq 0.5 0.5 2; seq 3 1; seq -f '%03g' 2
### basename dirname realpath
basename /a/b.txt; basename /a/b.txt .txt; basename a/; dirname /a/b; dirname a; dirname /; mkdir d; touch d/f; ln -s d/f l; readlink l; realpath l | sed 's|.*/work|W|'; readlink -f l | sed 's|.*/work|W|'; basename -a x/1 y/2
### cp mv rm mkdir
mkdir -p a/b; echo 1 > a/f; cp a/f g; cat g; cp -r a c; ls c; mv g h; ls; rm h; rm none; echo $?; rm -f none; echo $?; rm a; echo $?; rm -r a; mkdir c; echo $?; rmdir c; echo $?; cp none x; echo $?; mv none x; echo $?
### touch chmod ln
touch f; chmod 755 f; ls -l f | cut -c1-10; chmod u-w,g=r,o+x f; ls -l f | cut -c1-10; chmod +x f; ln -s f l; ls -l l | sed 's/.* //'; ln f h; stat -c %h f; ln -s x f; echo $?; touch -d '2020-05-05 05:05' f; date -r f +%F
### tee and tac and rev
echo x | tee a b; cat a b; echo y | tee -a a > /dev/null; cat a; seq 3 | tac; echo abc | rev
### env and printenv
env -i A=1 env; env A=b printenv A; env -u HOME printenv HOME; echo $?; env nosuch; echo $?; printenv NOPE; echo $?
### grep forms
printf 'foo\nbar\nFoo bar\n' > f; grep foo f; grep -i foo f; grep -v foo f; grep -c o f; grep -n bar f; grep -o 'o*' f; grep -w bar f; grep -x bar f; grep -E 'fo+|ba' f; grep -F 'o b' f; grep -q zz f; echo $?; grep -l foo f; grep -e foo -e bar f; grep -A1 foo f; grep zz none; echo $?
### yes head
yes | head -2; yes a b | head -1; yes | head -1000 | wc -l
### split join column
printf 'a 1\nb 2\n' > x; printf 'a X\nc Y\n' > y; join x y; printf 'a b\nccc d\n' | column -t; seq 4 > s; split -l 2 s p_; ls p_*; cat p_ab
### numfmt and others
printf 'c\nb\na\n' | sort | head -1; echo "$(printf 'x\ny\n' | wc -l)"; echo 'a b c' | wc -w; printf 'aXbXc' | tr X '\n'; echo; printf '%s\n' 10 9 8 | sort -n | tail -1

### cat a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cat a
### cat -n a t
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cat -n a t
### cat -A u t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
printf 'é日\tx\001\nno end' > u
cat -A u t
### cat -b a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cat -b a
### cat -s a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cat -s a
### cat nofile a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cat nofile a
### cat -x
printf 'aabbcc Hello\nxyz\n' | cat -x
### cat --num a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cat --num a
### cat --nope
printf 'aabbcc Hello\nxyz\n' | cat --nope
### cat --show a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cat --show a
### head -2 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
head -2 a
### head -n -2 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
head -n -2 a
### head -c 3 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
head -c 3 a
### head -c -3 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
head -c -3 a
### head a t
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
head a t
### head -n x a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
head -n x a
### head nofile
head nofile
### head -q -n1 a t
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
head -q -n1 a t
### tail -2 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
tail -2 a
### tail -n +2 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
tail -n +2 a
### tail -c 4 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
tail -c 4 a
### tail -c +4 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
tail -c +4 a
### tail -n 1 a u
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
printf 'é日\tx\001\nno end' > u
tail -n 1 a u
### tail +3 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
tail +3 a
### tail -n0 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
tail -n0 a
### cut -c2- a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cut -c2- a
### cut -d: -f2 t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -d: -f2 t
### cut -f2- t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -f2- t
### cut -d: -s -f1,3 t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -d: -s -f1,3 t
### cut
printf 'aabbcc Hello\nxyz\n' | cut
### cut -f0 t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -f0 t
### cut -f3-1 t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -f3-1 t
### cut -d ab -f1 t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -d ab -f1 t
### cut -c1 -f1 t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -c1 -f1 t
### cut --complement -c1 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
cut --complement -c1 a
### cut -d: -f1,3 --output-delimiter=+ t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -d: -f1,3 --output-delimiter=+ t
### cut -fx t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
cut -fx t
### wc a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
wc a
### wc -l a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
wc -l a
### wc a t u
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
printf 'é日\tx\001\nno end' > u
wc a t u
### wc -m u
printf 'é日\tx\001\nno end' > u
wc -m u
### wc -c
printf 'aabbcc Hello\nxyz\n' | wc -c
### wc
printf 'aabbcc Hello\nxyz\n' | wc
### wc nofile a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
wc nofile a
### wc -lw t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
wc -lw t
### wc -L t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
wc -L t
### sort a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort a
### sort -r a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -r a
### sort -u a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -u a
### sort -n -k2 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -n -k2 a
### sort -k1,1 -k2n a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -k1,1 -k2n a
### sort -f a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -f a
### sort -t: -k2 t
printf 'x\ty\tz\n1:2:3\n\tq\n' > t
sort -t: -k2 t
### sort -c a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -c a
### sort nofile
sort nofile
### sort -s -k1,1 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -s -k1,1 a
### sort -t xx a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -t xx a
### sort -k0 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
sort -k0 a
### uniq a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq a
### uniq -c a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq -c a
### uniq -d a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq -d a
### uniq -u a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq -u a
### uniq -i a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq -i a
### uniq -D a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq -D a
### uniq -f1 a
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq -f1 a
### uniq a b c
printf 'b 2\na 10\nB 1\n\n\na 10\n' > a
uniq a b c
### tr a-z A-Z
printf 'aabbcc Hello\nxyz\n' | tr a-z A-Z
### tr -d a
printf 'aabbcc Hello\nxyz\n' | tr -d a
### tr -s a
printf 'aabbcc Hello\nxyz\n' | tr -s a
### tr -cd a-z
printf 'aabbcc Hello\nxyz\n' | tr -cd a-z
### tr
printf 'aabbcc Hello\nxyz\n' | tr
### tr a
printf 'aabbcc Hello\nxyz\n' | tr a
### tr -d a b
printf 'aabbcc Hello\nxyz\n' | tr -d a b
### tr [:lower:] [:upper:]
printf 'aabbcc Hello\nxyz\n' | tr [:lower:] [:upper:]
### tr z-a x
printf 'aabbcc Hello\nxyz\n' | tr z-a x
### tr -cs a-z _
printf 'aabbcc Hello\nxyz\n' | tr -cs a-z _
### tr abc x
printf 'aabbcc Hello\nxyz\n' | tr abc x
### tr a-c [x*]
printf 'aabbcc Hello\nxyz\n' | tr a-c [x*]
### tr -ds a b
printf 'aabbcc Hello\nxyz\n' | tr -ds a b
### tr [:foo:] x
printf 'aabbcc Hello\nxyz\n' | tr [:foo:] x
### tr '\n' '\t'
printf 'aabbcc Hello\nxyz\n' | tr '\n' '\t'

### strings
printf '%s\n' a 'b c' ''; printf '[%s][%5s][%-5s][%.2s][%5.1s]\n' abc ab ab abc abc
### reuse of the format
printf '%s-%s\n' 1 2 3; printf 'x\n' a b; printf '%d %s|' 1 a 2; echo
### no arguments
printf '%s|%d|%c|%q|%b|%x\n'
### integers
printf '%d %i %5d|%-5d|%05d|%+d|% d|%.3d|%5.3d\n' 1 -2 3 4 5 6 7 8 9
### integer bases
printf '%d %d %d %d\n' 0x1f 010 "'A" '"é'; printf '%o %x %X %#o %#x %#X %u\n' 8 255 255 8 255 255 42
### negative in unsigned
printf '%u %x %o\n' -1 -1 -1
### 64 bits
printf '%d %d\n' 9223372036854775807 -9223372036854775808; printf '%d\n' 9223372036854775808; echo $?
### wrong numbers
printf '%d\n' abc; echo $?; printf '%d\n' 3x; echo $?; printf '%d\n' ''; echo $?; printf '%d\n' 1.5; echo $?; printf '%d\n' 08; echo $?
### floats
printf '%f %.2f %8.3f|%-8.1f|%+.1f|%e|%E|%g|%G\n' 1.5 2.345 3.14159 2.5 1 12345.678 0.00012 0.0001 1e20
### float rounding
printf '%.0f %.0f %.0f %.0f %.1f %.2f\n' 0.5 1.5 2.5 3.5 0.25 1.005
### floats from integers and hex
printf '%f %g %.1f\n' 0x10 0x1p3 1e3; printf '%a\n' 1; printf '%f\n' inf; printf '%f %F\n' -inf nan
### g formats
printf '%g %g %g %g %g\n' 100000 1000000 0.0001 0.00001 123456789; printf '%#g %.3g %.10g\n' 1 1234.5 0.1
### wrong floats
printf '%f\n' x; echo $?; printf '%.2f\n' 1.2.3; echo $?; printf '%f\n' ''
### characters
printf '%c%c%c\n' abc d ''; printf '[%3c][%-3c]\n' x y
### star width and precision
printf '[%*d][%-*d][%.*f][%*.*f][%*s]\n' 5 1 5 2 2 3.14159 8 1 2.55 -6 ab
### percent
printf '%%|%5%|\n'; printf '100%%\n'
### escapes in the format
printf 'a\tb\\n\x41\101\u00e9\U1F600\a\n' | od -An -c
### escape c only in b
printf 'a\cb\n'; printf '%b' 'x\cy' z; echo
### b escapes
printf '%b|' 'a\nb' '\x41' '\0101' '\101' '\\' '\"' "\\'" '\e[0m' '\q'; echo
### b with width
printf '[%6b][%-6b][%.2b]\n' 'a\tb' 'c' 'xyz'
### q quoting
printf '%q\n' 'a b' "it's" '' 'x$y' 'a*b' $'new\nline' $'tab\t' é '~' 'a~' '#x' 'a#' 'x=~y' '{a,b}' 'a,b' '!' '^' '-x' 'a\b' 'a"b' '<>|&;()' '[x]'
### Q quoting with precision
printf '%Q|%.3Q|%.3q\n' 'a b c' 'a b c' 'a b c'
### q width
printf '[%8q][%-8q]\n' 'a b' 'c'
### time
TZ=UTC printf '%(%Y-%m-%d %H:%M:%S)T\n' 0; printf '%(%s)T\n' 1234567890; printf '%(%A %B %j %u)T\n' 86400
### time now
printf '%(%s)T\n' -1 | grep -cE '^[0-9]{10}$'; printf '%(%s)T\n' | grep -cE '^[0-9]{10}$'; printf '%(%F)T' -2 | grep -c -
### time with width and empty format
printf '[%12(%H:%M)T]\n' 3600; printf '%()T\n' 0
### to a variable
printf -v x '%03d' 7; echo $x; printf -v 'a[2]' '%s' el; echo ${a[2]}; declare -A m; printf -v 'm[k k]' v; echo ${m[k k]}
### to a bad variable
printf -v 1x y; echo $?; printf -v; echo $?
### to a variable without newline trimming
printf -v x 'a\n'; echo "[$x]"; printf -v x ''; echo "[$x]"
### options
printf -- '-%s\n' x; printf -- '--\n'; printf -x; echo $?; printf; echo $?
### invalid conversions
printf '%z\n' a; echo $?; printf 'a%' ; echo $?; printf '%5' ; echo $?; printf 'x%ky\n' 1; echo $?
### length modifiers
printf '%ld %lld %hd %zd %jd\n' 1 2 3 4 5; printf '%lf %Lf\n' 1 2
### strings with multibyte
printf '[%5s][%-5s][%.2s]\n' é é éàü
### n counts
printf 'abc%ndef\n' n; echo $n
### leading blanks and plus
printf '%d %d %d\n' ' 5' '+6' ' -7'; printf '%d\n' '5 '; echo $?
### char constants
printf '%d %d %d %d\n' "'a" '"b' "'" "'ab"; printf '%x\n' "'€"
### zero padding
printf '%05.1f|%08x|%-08d|%+05d|%05s|%+s\n' 2.5 255 3 4 ab cd
### hash flag
printf '%#x %#o %#X %#.0f %#x\n' 0 0 10 3 -1
### space flag
printf '% d|% d|% +d|% 5d\n' 5 -5 5 5
### large widths
printf '%20s|%-20s|\n' right left; printf '%.10d\n' 42; printf '%.0d|%.0x|\n' 0 0
### quote flag
printf "%'d\n" 1234567
### octal escape in format
printf '\1\12\123\1234' | od -An -c; printf '\0101' | od -An -c
### hex escape edge
printf '\xg\x\n'; printf '%b\n' '\xg'; printf '\u\n'
### unicode escapes
printf '\u41\u00e9\u20ac\U1f600' | od -An -tx1
### backslash at end
printf 'a\'; echo; printf '%b\n' 'a\'
### many arguments
printf '%s,' {1..20}; echo; printf '%d+' $(seq 5); echo 0
### arguments exhausted mid format
printf '%s=%d;' a 1 b; echo
### dash number argument
printf '%d\n' -5; printf '%s\n' -n; printf '%s\n' --
### printf to closed
printf x >&-; echo $?
### echo options
echo -n a; echo -e 'b\tc'; echo -E 'd\te'; echo -ne 'f\n'; echo -x; echo -; echo --; echo -nx; echo -e -n '\\x'; echo; echo -en 'a\cb' c; echo
### echo escapes
echo -e 'a\0101b\x41\u00e9\e[m\v\f' | od -An -c; echo -e '\101 \8 \xZZ'; echo -e 'x\'
### echo with xpg_echo
shopt -s xpg_echo; echo 'a\tb'; echo -n 'x\n'; echo -E 'a\tb'

B=${B:-/tmp/wt/hostile/build/dev/chronomerge}
for f in /tmp/h/in/*; do
 s=$(date +%s.%N)
 ( ulimit -v ${VLIM:-4000000}; timeout 60 $B check "$f" >/tmp/h/o.txt 2>/tmp/h/e.txt ); rc=$?
 e=$(date +%s.%N)
 printf '%s rc=%d t=%.1f out=%d\n' "${f##*/}" $rc $(echo "$e-$s"|bc) $(wc -c </tmp/h/o.txt)
 head -c 400 /tmp/h/o.txt | head -6| cut -c1-220 | sed 's/^/    /' ; head -3 /tmp/h/e.txt | cut -c1-250 | sed 's/^/    ! /'
done

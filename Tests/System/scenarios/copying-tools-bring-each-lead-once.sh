#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

written_by redirection bash -c "for file in *; do cat \$file >$inbox/redirection/\$file; done"
written_by dd bash -c "for file in *; do dd if=\$file of=$inbox/dd/\$file bs=16 status=none; done"
written_by cp bash -c "touch -d 2001-01-01 *; cp -p * $inbox/cp"
written_by mv bash -c "mv * $inbox/mv"
# tar -C would have to list the folder, which is not a producer's right.
written_by tar bash -c "tar -c * | tar -x -P --transform s,^,$inbox/tar/,"
# A form of which the end is missing, completed in place: sed makes another file of it.
written_by sed bash -c "for file in *.json; do
    { head -c -2 \$file; echo; } >$inbox/sed/\$file; sed -i '\$s/\$/}/' $inbox/sed/\$file; done
  for file in *.form *.eml; do
    sed 's/offer/deal/' \$file >$inbox/sed/\$file.part; sed -i s/deal/offer/ $inbox/sed/\$file.part
    mv $inbox/sed/\$file.part $inbox/sed/\$file; done"
if have rsync; then
  written_by rsync bash -c "rsync -t * $inbox/rsync/"
  written_by rsync-inplace bash -c "rsync --inplace * $inbox/rsync-inplace/"
  writer=root written_by rsync-root bash -c "rsync -a * $inbox/rsync-root/"
fi
expect_each_once

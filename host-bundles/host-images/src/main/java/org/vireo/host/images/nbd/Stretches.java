package org.vireo.host.images.nbd;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** What a server tells of a part of an image in one of its maps: lengths, each with flags. Confined to one thread. */
final class Stretches {
    private final long start;
    private final long end;
    private final List<long[]> pairs = new ArrayList<>();

    Stretches(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /** Takes what is told; a server may tell more than it was asked for. */
    void collect(Pointer entries, long number) {
        for (long i = 0; i + 1 < number; i += 2) {
            add(Integer.toUnsignedLong(entries.getInt(i * Integer.BYTES)), entries.getInt((i + 1) * Integer.BYTES));
        }
    }

    void add(long length, int flags) {
        pairs.add(new long[] {length, flags});
    }

    /** As far as both tell something, with what the other tells of what was written; what nothing is told of is plain data, unwritten. */
    List<Extent> with(Stretches written) {
        var found = new ArrayList<Extent>();
        var mine = new Reader();
        var other = written.new Reader();
        long at = start;
        while (at < end && mine.goOn() && other.goOn()) {
            long length = Math.min(end - at, Math.min(mine.left, other.left));
            found.add(new Extent(
                    at,
                    length,
                    (mine.flags & LibnbdLibrary.STATE_ZERO) != 0,
                    (mine.flags & LibnbdLibrary.STATE_HOLE) != 0,
                    (other.flags & LibnbdLibrary.STATE_DIRTY) != 0));
            at += length;
            mine.left -= length;
            other.left -= length;
        }
        return found;
    }

    /** Goes through the pairs. */
    private final class Reader {
        private int next;
        private long left;
        private long flags;

        /** False when the end of what was told is reached. */
        boolean goOn() {
            if (pairs.isEmpty() && next == 0) {
                next = 1;
                left = end - start;
            }
            while (left == 0 && next < pairs.size()) {
                left = pairs.get(next)[0];
                flags = pairs.get(next)[1];
                next++;
            }
            return left > 0;
        }
    }
}
